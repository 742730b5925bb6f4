import { forMatching } from '../kernel/text/plain'
import type { Place } from './types'

/** What the server makes of a place, and in which words phone and server tell it. */

/** Addresses of WeChat's chooser are far shorter. Characters. */
export const ADDRESS_MAX = 200

/** Why a place inside the outline may belong to another city all the same; the reporter is asked. */
export type PlaceConcern = { kind: 'edge' } | { kind: 'otherCity'; city: string }

/** What a dispatcher should look at before the report goes on. */
export type PlaceDoubt = PlaceConcern | { kind: 'town' }

/** The town when it is certain, else those that the reporter may choose from: the likely ones, and all others in reach. */
export type PlaceTown = { id: string } | { likely: string[]; others: string[] }

export type PlaceCheck = { kind: 'outside' } | { kind: 'inside'; concern?: PlaceConcern; town: PlaceTown }

/** What keeps a place from being taken in: the field of the input, and the sentence beside it. */
export interface PlaceProblem {
  field: 'place' | 'place.confirmed' | 'place.townId'
  text: string
}

/** @returns what is still open, by the same rule on the phone and on the server; undefined when nothing is */
export function placeProblem(
  { townId, confirmed }: Pick<Place, 'townId' | 'confirmed'>,
  check: PlaceCheck,
  cityName: string,
): PlaceProblem | undefined {
  if (check.kind === 'outside') return { field: 'place', text: outsideText(cityName) }
  const { concern, town } = check
  if (concern && !confirmed) return { field: 'place.confirmed', text: concernText(concern, cityName) }
  if ('id' in town || isChoice(townId, town)) return undefined
  return { field: 'place.townId', text: '请选择所在镇街' }
}

/** @returns whether the reporter's town is one of those that the place may lie in */
export function isChoice(townId: string | undefined, town: PlaceTown): townId is string {
  if (townId === undefined || 'id' in town) return false
  return town.likely.includes(townId) || town.others.includes(townId)
}

export function doubtsOf(check: PlaceCheck): PlaceDoubt[] {
  if (check.kind === 'outside') return []
  const { concern, town } = check
  return [...(concern ? [concern] : []), ...('id' in town ? [] : [{ kind: 'town' } as const])]
}

function outsideText(cityName: string): string {
  return `这个位置不在${cityName}市内，无法提交，请重新选择位置`
}

export function concernText(concern: PlaceConcern, cityName: string): string {
  const what = concern.kind === 'edge' ? '这个位置靠近市界' : `地址写的是${concern.city}`
  return `${what}，请确认是否在${cityName}市内`
}

/** @returns what staff read on the case's page */
export function doubtText(doubt: PlaceDoubt): string {
  if (doubt.kind === 'edge') return '位置靠近市界，请核对'
  if (doubt.kind === 'otherCity') return `地址写的是${doubt.city}，请核对`
  return '镇街由市民选择，请核对'
}

/** @returns whether the address names the town, however it is spelled: 小欖鎮 is 小榄镇 */
export function namesTown(address: string, townName: string): boolean {
  return forMatching(address).includes(forMatching(townName))
}

/** @returns the address, or for a pin without one the town it lies in: 小榄镇 · 地图位置 */
export function placeName(address: string, townName: string): string {
  return address || [townName, '地图位置'].filter(Boolean).join(' · ')
}
