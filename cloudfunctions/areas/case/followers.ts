import { supportStore } from './supports-store'
import type { CaseDoc } from './documents'
import { idOf } from '../../kernel/ids'
import type { Store } from '../../kernel/platform/database'
import type { MergedRow } from './store'
import { chunksOf } from '../../kernel/chunks'
import { mergedInto } from './family'

/**
 * Who follows a case: who supports it or what was merged into it, and who reported what was merged; the reporter of the
 * case itself is told anyway. `supports` of a case is how many they are.
 */

type Head = Pick<CaseDoc, '_id' | 'children' | 'reporter'>

export function supportIdOf(caseId: string, openid: string): string {
  return idOf('support', caseId, openid)
}

/** @returns everybody who follows the first of the cases, when the others are merged into it */
export async function followersOf(cases: readonly [Head, ...Head[]], store: Store): Promise<Set<string>> {
  const [head, ...joining] = cases
  const merged = (await Promise.all(cases.map((one) => mergedInto(one, store)))).flat()
  const openids = new Set([...joining, ...merged].map(({ reporter }) => reporter.openid))
  const ids = [...cases, ...merged].map(({ _id }) => _id)
  for (const some of chunksOf(ids))
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: { openids: string[]; next?: string } = await supportStore(store).among(some, after)
      page.openids.forEach((openid) => openids.add(openid))
      after = page.next
    }
  openids.delete(head.reporter.openid)
  return openids
}

/** @returns what a person has supported of a case and all that was merged into it, as ids of supports */
export async function supportsIn(
  { _id }: Pick<CaseDoc, '_id'>,
  merged: readonly MergedRow[],
  openid: string,
  store: Store,
): Promise<Set<string>> {
  return supportStore(store).existing(
    [_id, ...merged.map((row) => row._id)].map((id) => supportIdOf(id, openid)),
  )
}

export const reportedOneOf = (merged: readonly MergedRow[], openid: string): boolean =>
  merged.some(({ reporter }) => reporter.openid === openid)

/** @returns the ids of those of other people's cases that a person follows already */
export async function followedAmong(
  cases: readonly Head[],
  openid: string,
  store: Store,
): Promise<Set<string>> {
  const families = await Promise.all(
    cases.map(async (head) => ({ head, merged: await mergedInto(head, store) })),
  )
  const idsOf = ({ head, merged }: (typeof families)[number]) =>
    [head, ...merged].map(({ _id }) => supportIdOf(_id, openid))
  const existing = await supportStore(store).existing(families.flatMap(idsOf))
  const followed = families.filter(
    (family) => reportedOneOf(family.merged, openid) || idsOf(family).some((id) => existing.has(id)),
  )
  return new Set(followed.map(({ head }) => head._id))
}
