import { isIn } from '#domain/case/workflow'
import { AppError } from '#domain/kernel/errors'
import type { CaseDoc } from './documents'
import type { Store, TransactionStore } from '../../kernel/platform/database'
import { followersOf } from './followers'
import { caseStore } from './store'

/**
 * @returns the case of this number, for another one to become part of
 * @throws AppError when there is none, or it is that one itself
 */
export async function findParent(number: string, caseId: string, store: Store): Promise<CaseDoc> {
  const parent = await caseStore(store).byNumber(number)
  if (!parent) throw parentRefusal('没有找到该编号的办件')
  if (parent._id === caseId) throw parentRefusal('不能合并到办件自身')
  return parent
}

/**
 * Makes a case part of an earlier one, in the transaction that merges it: nobody joins a case that is closed or merged at
 * the same moment. Who follows them is asked outside; whoever joins or leaves meanwhile writes one of the two cases, which
 * were read inside, and all of this runs again.
 * @throws AppError when the earlier one is over
 */
export async function joinParent(
  found: CaseDoc,
  parentId: string,
  inside: TransactionStore,
  outside: Store,
): Promise<void> {
  const cases = caseStore(inside)
  const parent = await cases.get(parentId)
  if (!parent || !isIn('beforeClosing', parent.state)) throw parentRefusal('主办件已结束，请选择办理中的办件')
  await cases.addChild(parent._id, (await followersOf([parent, found], outside)).size)
}

function parentRefusal(message: string): AppError {
  return new AppError('invalid_input', { fields: { parentNumber: message } })
}
