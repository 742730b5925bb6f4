import { supportStore } from '../supports-store'
import type { MergedRow } from '../store'
import { caseStore } from '../store'
import { sightOf } from '#domain/case/permissions'
import { isIn } from '#domain/case/workflow'
import { accessOf } from '../access'
import { AppError } from '#domain/kernel/errors'
import type { CaseDoc } from '../documents'
import { below, mergedInto } from '../family'
import { reportedOneOf, supportIdOf, supportsIn } from '../followers'
import type { Context, UseCase } from '../../../kernel/context'
import { DuplicateError } from '../../../kernel/platform/database'
import type { TransactionStore } from '../../../kernel/platform/database'
import { publicSight } from '../access'

type Support = UseCase<{ caseId: string }, { supports: number }>

/**
 * 我也遇到: follows an open public case of somebody else. Doing it again changes nothing, nor does it for whoever supports
 * a case that was merged into it.
 */
export const support: Support = async ({ caseId }, context) => {
  const { db, person, now } = context
  const _id = supportIdOf(caseId, person._id)
  try {
    return await db.transaction(async (inside) => {
      const found = await supportable(caseId, inside, context)
      // Also when it is too late by now: the first time it was not.
      if (await supportStore(inside).get(_id)) return { supports: found.supports }
      if (!isIn('open', found.state)) throw overError()
      const merged = await mergedInto(found, db)
      if (reportedOneOf(merged, person._id)) throw joinedError()
      if (merged.length > 0 && (await supportsIn(found, merged, person._id, db)).size > 0)
        return { supports: found.supports }
      await supportStore(inside).insert({ _id, caseId, openid: person._id, at: now })
      await caseStore(inside).addSupports(caseId, 1)
      return { supports: found.supports + 1 }
    })
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error
    return currentSupports(caseId, context)
  }
}

/** Takes it back, also of what was merged into the case: on its page they are one. */
export const unsupport: Support = async ({ caseId }, context) => {
  const { db, person } = context
  return db.transaction(async (inside) => {
    const found = await caseStore(inside).get(caseId)
    if (!found) throw new AppError('case_not_found')
    const isHidden = sightOf(context.viewer, accessOf(found)) === 'none'
    // Of a case that is not shown any more one may leave, and learns nothing else: not even what was merged into it.
    if (isHidden && !(await supportStore(inside).get(supportIdOf(caseId, person._id))))
      throw new AppError('case_not_found')
    const merged = await mergedInto(found, db)
    const removed = await removeAll(await supportsIn(found, merged, person._id, db), inside)
    if (removed.size === 0 && reportedOneOf(merged, person._id)) throw joinedError()
    const supports =
      removed.size === 0 ? found.supports : await countDown({ found, merged, removed }, inside, context)
    return { supports: isHidden ? 0 : supports }
  })
}

async function removeAll(ids: Set<string>, store: TransactionStore): Promise<Set<string>> {
  const removed = new Set<string>()
  for (const id of ids) if (await supportStore(store).remove(id)) removed.add(id)
  return removed
}

/**
 * One person less in the case, in each that was merged into it and had their support, and in each that it was merged into,
 * unless they follow that one for another reason.
 * @returns how many follow the case now
 */
async function countDown(
  { found, merged, removed }: { found: CaseDoc; merged: readonly MergedRow[]; removed: Set<string> },
  inside: TransactionStore,
  { db, person }: Context,
): Promise<number> {
  const isLost = ({ _id }: Pick<CaseDoc, '_id'>) => removed.has(supportIdOf(_id, person._id))
  // Who reported it was never counted in it.
  const isReporter = ({ reporter }: Pick<CaseDoc, 'reporter'>) => reporter.openid === person._id
  for (const head of merged) {
    const family = below(head, merged)
    if (![head, ...family].some(isLost) || isReporter(head) || reportedOneOf(family, person._id)) continue
    await caseStore(inside).addSupports(head._id, -1)
  }
  let left = found.supports
  for (let head: CaseDoc | undefined = found; head; head = await parentOf(head, inside)) {
    const family = await mergedInto(head, db)
    const others = [...(await supportsIn(head, family, person._id, db))].filter((id) => !removed.has(id))
    if (others.length > 0 || reportedOneOf(family, person._id) || isReporter(head)) continue
    await caseStore(inside).addSupports(head._id, -1)
    if (head === found) left -= 1
  }
  return left
}

async function parentOf({ parentId }: CaseDoc, store: TransactionStore): Promise<CaseDoc | undefined> {
  return parentId === '' ? undefined : caseStore(store).get(parentId)
}

function joinedError(): AppError {
  return new AppError('already_done', { text: '您的办件已合并到此件，办结时会通知您' })
}

async function supportable(caseId: string, store: TransactionStore, { viewer }: Context): Promise<CaseDoc> {
  const found = await caseStore(store).get(caseId)
  if (!found || publicSight(found) === 'none') throw new AppError('case_not_found')
  if (found.reporter.openid === viewer.openid)
    throw new AppError('already_done', { text: '这是您自己的办件，进展会及时通知您' })
  return found
}

function overError(): AppError {
  return new AppError('wrong_state', { text: '该办件已有结果，无需附议' })
}

async function currentSupports(caseId: string, { db }: Context): Promise<{ supports: number }> {
  const found = await caseStore(db).get(caseId)
  if (!found) throw new AppError('case_not_found')
  return { supports: found.supports }
}
