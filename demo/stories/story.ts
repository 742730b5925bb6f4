import type { Step } from './steps'

/** A sample case: who met what where, and what became of it. */
export interface Story {
  /** Short and stable; ids are derived from it. */
  key: string
  who: string
  category: string
  town: string
  address: string
  /** GCJ-02. */
  longitude: number
  latitude: number
  daysAgo: number
  text: string
  steps: Step[]
  /** Neighbours who met it too. */
  supporters: string[]
  /** The citizen agrees to publication. */
  open: boolean
  anonymous: boolean
  answers: Record<string, string>
}

type Place = [town: string, address: string, longitude: number, latitude: number]
type Options = Partial<Pick<Story, 'supporters' | 'open' | 'anonymous' | 'answers'>>

/** @param place also tells one person's cases of a category apart */
export function story(
  [who, category, daysAgo]: [who: string, category: string, daysAgo: number],
  [town, address, longitude, latitude]: Place,
  text: string,
  steps: Step[],
  options: Options = {},
): Story {
  const key = `${who}-${category}-${town}`
  const defaults = { supporters: [], open: true, anonymous: false, answers: {} }
  return {
    key,
    who,
    category,
    daysAgo,
    town,
    address,
    longitude,
    latitude,
    text,
    steps,
    ...defaults,
    ...options,
  }
}
