import { perStore } from '../per-store'
import type { DeliveryDoc } from '../documents'
import type { Store } from '../platform/database'
import { DuplicateError } from '../platform/database'

/** Saves calls only: what is beyond is found when it is begun. */
const MOST = 1_000

function createDeliveries(store: Store) {
  const deliveries = store.collection<DeliveryDoc>('deliveries')
  return {
    /** What was recorded of a source, at most as many as one query gives. */
    of: (eventId: string) => deliveries.find({ where: { eventId }, limit: MOST }),
    /** A worker died while it was sending these: they may have arrived. */
    async giveUpSending(eventId: string): Promise<void> {
      await deliveries.updateWhere({ eventId, state: 'sending' }, { state: 'unknown' })
    },
    /** Writes that a message is about to be sent. @returns false when somebody else has sent it, or is at it */
    async begin(delivery: DeliveryDoc): Promise<boolean> {
      const { _id, at } = delivery
      if ((await deliveries.updateWhere({ _id, state: 'waiting' }, { state: 'sending', at })) === 1)
        return true
      try {
        await deliveries.insert({ ...delivery, state: 'sending' })
        return true
      } catch (error) {
        if (error instanceof DuplicateError) return false
        throw error
      }
    },
    /** Removes those from before `before`, the oldest first. @returns how many */
    removeOld: (before: number, limit: number) =>
      deliveries.removeFirst({ where: { at: store.command.lt(before) }, orderBy: [['at', 'asc']], limit }),
    async finish(id: string, state: DeliveryDoc['state'], code: number): Promise<void> {
      await deliveries.update(id, { state, code })
    },
  }
}

export const deliveryStore = perStore(createDeliveries)
