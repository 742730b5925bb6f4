import type { DeliveryDoc } from '../../database/documents'
import type { Store } from '../platform/database'
import { DuplicateError } from '../platform/database'
import { chunksOf } from './chunks'

export function createDeliveries(store: Store) {
  const deliveries = store.collection('deliveries')
  const { command } = store
  return {
    /** Which of these deliveries are settled. */
    async existing(ids: string[]): Promise<Set<string>> {
      const found = await Promise.all(
        chunksOf(ids).map((some) =>
          deliveries.find({ where: { _id: command.in(some) }, limit: some.length, fields: ['_id'] }),
        ),
      )
      return new Set(found.flat().map(({ _id }) => _id))
    },
    /** The first record of a delivery stays; a late duplicate changes nothing. */
    async record(delivery: DeliveryDoc): Promise<void> {
      try {
        await deliveries.insert(delivery)
      } catch (error) {
        if (!(error instanceof DuplicateError)) throw error
      }
    },
  }
}
