import { perStore } from '../per-store'
import type { OutboxDoc } from '../documents'
import type { Store, TransactionStore } from '../platform/database'

const createDocuments = (store: TransactionStore) => store.collection<OutboxDoc>('outbox')

function createQuestions(store: Store) {
  const outbox = store.collection<OutboxDoc>('outbox')
  const { command } = store
  return {
    /** Entries that are due by `now`, the longest waiting first. */
    toDeliver: (now: number, limit: number) =>
      outbox.find({
        where: { outboxAt: command.gt(0).and(command.lte(now)) },
        orderBy: [['outboxAt', 'asc']],
        limit,
      }),
    /** Removes finished entries from before `before`, the oldest first. @returns how many */
    removeFinished: (before: number, limit: number) =>
      outbox.removeFirst({
        where: { outboxAt: 0, at: command.lt(before) },
        orderBy: [['at', 'asc']],
        limit,
      }),
    /** Takes an entry out of the others' sight until `until`. @returns false when another worker was first */
    async claim({ _id, outboxAt }: OutboxDoc, until: number): Promise<boolean> {
      return (await outbox.updateWhere({ _id, outboxAt }, { outboxAt: until })) === 1
    },
  }
}

export const outboxStore = perStore(createDocuments, createQuestions)
