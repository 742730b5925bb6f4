import type { DeliveryDoc } from '../../database/documents'
import type { Store } from '../platform/database'
import { DuplicateError } from '../platform/database'

export function createDeliveries(store: Store) {
  const deliveries = store.collection('deliveries')
  return {
    of: (eventId: string) => deliveries.find({ where: { eventId }, limit: 1000 }),
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
