import { perStore } from '../../kernel/per-store'
import type { MediaDoc } from './documents'
import type { Store } from '../../kernel/platform/database'

/** The cloud answers at most so many documents to one query. */
const MOST = 1_000

function createMedia(store: Store) {
  const media = store.collection<MediaDoc>('media')
  const { command } = store
  return {
    get: media.get,
    insert: media.insert,
    update: media.update,
    remove: media.remove,
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
    /** Records from before `before` that nothing holds, the oldest first. */
    unattached: (before: number, limit: number) =>
      media.find({
        where: { attachedTo: '', at: command.lt(before) },
        orderBy: [['at', 'asc']],
        limit,
      }),
  }
}

export const mediaStore = perStore(createMedia)
