import { date } from './dates'
import type { Group } from './digit-runs'
import { card, identity } from './identities'
import type { Personal } from './kinds'
import type { Reader, Reading, Site } from './reading'
import { abroad, landline, localNumber, mobile } from './telephones'

/** The first that reads something counts: what can be nothing else comes first. */
const READERS: readonly Reader[] = [identity, mobile, card, date, landline, abroad, localNumber]

/** No number of a person has more groups. */
const MOST_GROUPS = 24

/**
 * @param plain in half width
 * @param runs its digits
 * @param spared numbers that everybody may know, as plain digits
 * @returns where the numbers of persons stand, in order
 */
export function personalNumbers(
  plain: string,
  runs: readonly Group[][],
  spared?: ReadonlySet<string>,
): Personal[] {
  return runs.flatMap((run) => inRun(plain, run, spared))
}

function inRun(plain: string, run: readonly Group[], spared?: ReadonlySet<string>): Personal[] {
  const found: Personal[] = []
  let before: Group | undefined
  for (let at = 0; at < run.length;) {
    const groups = run.slice(at, at + MOST_GROUPS)
    const reading = read({ plain, groups, before, spared })
    if (reading && reading.kind !== 'harmless') found.push(placed(plain, groups, reading.kind, reading))
    before = reading ? undefined : groups[0]
    at += reading?.groups ?? 1
  }
  return found
}

function read(site: Site): Reading | undefined {
  for (const reader of READERS) {
    const reading = reader(site)
    if (reading) return reading
  }
  return undefined
}

function placed(
  plain: string,
  groups: readonly Group[],
  kind: Personal['kind'],
  { groups: count, tail = 0 }: Reading,
): Personal {
  const start = groups[0]?.start ?? 0
  // A plus or a bracket before it goes with it.
  const sign = /(?:[+(]\s?){1,2}$/.exec(plain.slice(Math.max(0, start - 4), start))
  return { kind, start: start - (sign?.[0].length ?? 0), end: (groups[count - 1]?.end ?? start) + tail }
}
