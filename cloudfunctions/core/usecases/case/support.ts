import { STATE_GROUPS } from '../../../../miniprogram/domain/case/workflow'
import { AppError } from '../../../../miniprogram/domain/errors'
import type { CaseDoc } from '../../../database/documents'
import { mergedInto } from '../../case/family'
import { reportedOneOf, supportIdOf, supportsIn } from '../../case/followers'
import type { Context, UseCase } from '../../context'
import { DuplicateError } from '../../platform/database'
import type { TransactionRepositories } from '../../repositories'
import { publicSight } from '../../views/caseCard'

type Support = UseCase<{ caseId: string }, { supports: number }>

/**
 * 我也遇到: follows an open public case of somebody else. Doing it again changes nothing, nor does it for whoever supports
 * a case that was merged into it.
 */
export const support: Support = async ({ caseId }, context) => {
  const { repos, person, now } = context
  const _id = supportIdOf(caseId, person._id)
  try {
    return await repos.transaction(async (inside) => {
      const found = await supportable(caseId, inside, context)
      const merged = await mergedInto(found, repos)
      if (reportedOneOf(merged, person._id)) throw joinedError()
      if (merged.length > 0 && (await supportsIn(found, merged, person._id, repos)).size > 0)
        return { supports: found.supports }
      await inside.supports.insert({ _id, caseId, openid: person._id, at: now })
      await inside.cases.addSupports(caseId, 1)
      return { supports: found.supports + 1 }
    })
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error
    return currentSupports(caseId, context)
  }
}

/** Takes it back, also of what was merged into the case: on its page they are one. */
export const unsupport: Support = async ({ caseId }, context) => {
  const { repos, person } = context
  return repos.transaction(async (inside) => {
    const found = await inside.cases.get(caseId)
    if (!found) throw new AppError('case_not_found')
    const merged = await mergedInto(found, repos)
    const removed = await removeAll(await supportsIn(found, merged, person._id, repos), inside)
    if (removed.size === 0 && publicSight(found) === 'none') throw new AppError('case_not_found')
    if (removed.size === 0 && reportedOneOf(merged, person._id)) throw joinedError()
    if (removed.size === 0) return { supports: found.supports }
    return { supports: await countDown(found, removed, inside, context) }
  })
}

async function removeAll(ids: Set<string>, { supports }: TransactionRepositories): Promise<Set<string>> {
  const removed = new Set<string>()
  for (const id of ids) if (await supports.remove(id)) removed.add(id)
  return removed
}

/**
 * One person less in the case, and in each that it was merged into, unless they follow that one for another reason.
 * @returns how many follow the case now
 */
async function countDown(
  found: CaseDoc,
  removed: Set<string>,
  inside: TransactionRepositories,
  { repos, person }: Context,
): Promise<number> {
  let left = found.supports
  for (let head: CaseDoc | undefined = found; head; head = await parentOf(head, inside)) {
    const merged = await mergedInto(head, repos)
    const others = [...(await supportsIn(head, merged, person._id, repos))].filter((id) => !removed.has(id))
    const stays = others.length > 0 || reportedOneOf(merged, person._id)
    // Who reported it was never counted in it.
    if (stays || head.reporter.openid === person._id) continue
    await inside.cases.addSupports(head._id, -1)
    if (head === found) left -= 1
  }
  return left
}

async function parentOf(
  { parentId }: CaseDoc,
  { cases }: TransactionRepositories,
): Promise<CaseDoc | undefined> {
  return parentId === '' ? undefined : cases.get(parentId)
}

function joinedError(): AppError {
  return new AppError('already_done', { text: '您的办件已合并到此件，办结时会通知您' })
}

async function supportable(
  caseId: string,
  repos: TransactionRepositories,
  { viewer }: Context,
): Promise<CaseDoc> {
  const found = await repos.cases.get(caseId)
  if (!found || publicSight(found) === 'none') throw new AppError('case_not_found')
  if (found.reporter.openid === viewer.openid)
    throw new AppError('already_done', { text: '这是您自己的办件，进展会及时通知您' })
  const open: readonly string[] = STATE_GROUPS.open
  if (!open.includes(found.state)) throw new AppError('wrong_state', { text: '该办件已有结果，无需附议' })
  return found
}

async function currentSupports(caseId: string, { repos }: Context): Promise<{ supports: number }> {
  const found = await repos.cases.get(caseId)
  if (!found) throw new AppError('case_not_found')
  return { supports: found.supports }
}
