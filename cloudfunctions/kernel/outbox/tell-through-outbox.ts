import type { SubjectRef } from '#domain/kernel/subject'
import { outboxStore } from './outbox-store'
import { idOf } from '../ids'
import type { TransactionStore } from '../platform/database'
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
  store: TransactionStore,
  { key, subject, notices, at }: Telling,
): Promise<boolean> {
  const _id = idOf('outbox', subject.kind, subject.id, key)
  if (await outboxStore(store).get(_id)) return false
  await outboxStore(store).insert({ _id, subject, at, notices, outboxAt: at, outboxTries: 0 })
  return true
}
