import type { Group } from './digit-runs'
import type { PersonalKind } from './kinds'

/** Some groups of digits at the beginning of what is left of a run. */
export interface Site {
  /** The whole text in half width. */
  plain: string
  groups: readonly Group[]
  /** The group before them, when it belongs to nothing. */
  before?: Group | undefined
  /** Numbers that everybody may know, as plain digits. */
  spared?: ReadonlySet<string> | undefined
}

/** What the first groups are. `harmless` is left as it is, and passed over. */
export interface Reading {
  kind: PersonalKind | 'harmless'
  /** How many groups. */
  groups: number
  /** Units behind them that belong to it: the X of an identity number. */
  tail?: number
}

export type Reader = (site: Site) => Reading | undefined

/** Groups that may be one number. */
export interface Whole {
  groups: readonly Group[]
  digits: string
  start: number
  end: number
}

/** @returns the first groups that together have exactly `length` digits */
export function taken(groups: readonly Group[], length: number): Whole | undefined {
  let digits = ''
  for (const [index, group] of groups.entries()) {
    digits += group.digits
    if (digits.length > length) return undefined
    if (digits.length === length)
      return { groups: groups.slice(0, index + 1), digits, start: groups[0]?.start ?? 0, end: group.end }
  }
  return undefined
}

/** People part a number evenly or in large parts; 150, 20 and 261123 are three numbers. */
export function isOneNumber({ groups }: Whole): boolean {
  const rest = groups.slice(1).map(({ digits }) => digits.length)
  const [most = 0] = rest
  const isEven = rest.every(
    (length, index) => length === most || (length < most && index === rest.length - 1),
  )
  return isEven || rest.every((length) => length >= 3)
}
