import { perStore } from '../../kernel/per-store'
import type { MediaDoc } from './documents'
import type { Store, TransactionStore } from '../../kernel/platform/database'

/** The cloud answers at most so many documents to one query. */
const MOST = 1_000

const createDocuments = (store: TransactionStore) => store.collection<MediaDoc>('media')

function createQuestions(store: Store) {
  const media = store.collection<MediaDoc>('media')
  const { command } = store
  return {
    /** @returns id -> record; of ids that there are no records of, none */
    async many(ids: readonly string[]): Promise<Map<string, MediaDoc>> {
      const unique = [...new Set(ids)]
      const batches = Array.from({ length: Math.ceil(unique.length / MOST) }, (_, index) =>
        unique.slice(index * MOST, (index + 1) * MOST),
      )
      const found = await Promise.all(
        batches.map((batch) => media.find({ where: { _id: command.in(batch) }, limit: batch.length })),
      )
      return new Map(found.flat().map((record) => [record._id, record]))
    },
    /** Files whose checks are to be looked at by `now`, the longest waiting first. */
    toCheck: (now: number, limit: number) =>
      media.find({
        where: { checkAt: command.gt(0).and(command.lte(now)) },
        orderBy: [['checkAt', 'asc']],
        limit,
      }),
    /** Says when to look next, unless somebody else said so since the record was read. @returns whether it did */
    async claimCheck(
      { _id, checkAt }: Pick<MediaDoc, '_id' | 'checkAt'>,
      changes: Pick<MediaDoc, 'checkAt' | 'checkTries'>,
    ): Promise<boolean> {
      return (await media.updateWhere({ _id, checkAt }, changes)) === 1
    },
    /** Brings the next look forward, where one is still to come. */
    async lookSooner(_id: string, at: number): Promise<void> {
      await media.updateWhere({ _id, checkAt: command.gt(at) }, { checkAt: at })
    },
    /** Records that do not say yet when to look. */
    unscheduled: (limit: number) => media.find({ where: { checkAt: null }, limit }),
    /** Records from before `before` that nothing holds, the oldest first. */
    unattached: (before: number, limit: number) =>
      media.find({
        where: { attachedTo: '', at: command.lt(before) },
        orderBy: [['at', 'asc']],
        limit,
      }),
  }
}

export const mediaStore = perStore(createDocuments, createQuestions)
