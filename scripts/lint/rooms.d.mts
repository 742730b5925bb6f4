export interface Room {
  room: string
  may: string[]
  types?: string[]
  packages?: string[]
}
export const ROOMS: Room[]
export const DOORS: { open: string[]; lists: string[] }
export const QUERIES: { within: string; home: string[]; files: string[] }
