import type { SubjectRef } from '#domain/kernel/subject'
import type { CaseDoc } from '../../areas/case/documents'
import type { WorkContext } from '../context'
import { idOf } from '../ids'
import type { TransactionRepositories } from '../../areas/repositories-index'
import type { Notice } from './notice'

/** What is to be told, and of what. */
export interface Telling {
  /** Names this telling among all of its subject, for example the mark and the version: the same one is told once. */
  key: string
  subject: SubjectRef
  notices: Notice[]
  /** Epoch ms. */
  at: number
}

/**
 * Puts into the outbox what no event of a history tells. Call it in the transaction that makes it true: then a crash
 * can neither lose it nor double it. Whoever calls kicks the outbox afterwards.
 * @returns false when the same was told before; nothing was written then
 */
export async function tellThroughOutbox(
  { outbox }: TransactionRepositories,
  { key, subject, notices, at }: Telling,
): Promise<boolean> {
  const _id = idOf('outbox', subject.kind, subject.id, key)
  if (await outbox.get(_id)) return false
  await outbox.insert({ _id, subject, at, notices, outboxAt: at, outboxTries: 0 })
  return true
}

/**
 * Changes a case without an entry in its history and tells of it, both or neither; nothing when somebody acted on the
 * case meanwhile, or the same was told before.
 * @param changes without effect on the case's version
 * @param mark names what is told among all that is told of this version of the case
 */
export async function changeAndTell(
  found: CaseDoc,
  changes: Partial<CaseDoc>,
  { mark, notices }: { mark: string; notices: Notice[] },
  { repos, now }: WorkContext,
): Promise<void> {
  const { _id: id, version } = found
  await repos.transaction(async (inside) => {
    const current = await inside.cases.get(id)
    if (current?.version !== version) return
    const telling: Telling = {
      key: `${mark} ${version}`,
      subject: { kind: 'case', id },
      notices,
      at: now,
    }
    if (notices.length === 0 || (await tellThroughOutbox(inside, telling)))
      await inside.cases.update(id, changes)
  })
}
