import type { CaseDoc, PersonDoc } from '../../database/documents'
import type { WorkContext } from '../context'
import type { Audience } from './notice'

/** The closing notice reaches at most so many people at once. */
const FOLLOWERS_MOST = 500
const MERGED_MOST = 100

/** @returns the active people of an audience, each once */
export async function peopleIn(
  audience: Audience,
  found: CaseDoc,
  context: WorkContext,
): Promise<PersonDoc[]> {
  const { people } = context.repos
  if (audience === 'dispatchers') return people.withRole('dispatcher')
  if (audience === 'supervisors') return people.withRole('supervisor')
  if (audience === 'liaisons') return people.liaisonsOf(found.leadDepartmentId)
  const openids = audience === 'reporter' ? [found.reporter.openid] : await followersOf(found, context)
  return (await people.many(openids)).filter(({ active }) => active)
}

/** Supporters, and the reporters and supporters of what was merged into the case. */
async function followersOf(found: CaseDoc, { repos }: WorkContext): Promise<string[]> {
  const merged = await mergedInto(found, repos)
  const caseIds = [found._id, ...merged.map(({ _id }) => _id)]
  const supporters = await repos.supports.followersOf(caseIds, FOLLOWERS_MOST)
  const all = new Set([...supporters, ...merged.map(({ reporter }) => reporter.openid)])
  all.delete(found.reporter.openid)
  return [...all]
}

/** What was merged into the case, also by way of another one that was merged later. */
async function mergedInto(found: CaseDoc, { cases }: WorkContext['repos']): Promise<CaseDoc[]> {
  const all: CaseDoc[] = []
  let parents = [found]
  while (parents.length > 0 && all.length < MERGED_MOST) {
    const ids = parents.map(({ _id }) => _id)
    parents = await cases.mergedInto(ids, MERGED_MOST - all.length)
    all.push(...parents)
  }
  return all
}
