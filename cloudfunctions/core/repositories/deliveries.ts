import type { DeliveryDoc } from '../../database/documents'
import type { Store } from '../platform/database'
import { DuplicateError } from '../platform/database'

/** How many are asked for in one query. */
const CHUNK = 100

export function createDeliveries(store: Store) {
  const deliveries = store.collection('deliveries')
  const { command } = store
  return {
    /** The records of these messages so far. */
    async many(ids: string[]): Promise<DeliveryDoc[]> {
      const found: DeliveryDoc[] = []
      for (let from = 0; from < ids.length; from += CHUNK) {
        const _id = command.in(ids.slice(from, from + CHUNK))
        found.push(...(await deliveries.find({ where: { _id }, limit: CHUNK })))
      }
      return found
    },
    /** A worker died while it was sending these: they may have arrived. */
    async giveUpSending(eventId: string): Promise<void> {
      await deliveries.updateWhere({ eventId, state: 'sending' }, { state: 'unknown' })
    },
    /** Writes that a message is about to be sent. @returns false when somebody else has sent it, or is at it */
    async begin(delivery: DeliveryDoc): Promise<boolean> {
      const { _id, at } = delivery
      if ((await deliveries.updateWhere({ _id, state: 'waiting' }, { state: 'sending', at })) === 1) return true
      try {
        await deliveries.insert({ ...delivery, state: 'sending' })
        return true
      } catch (error) {
        if (error instanceof DuplicateError) return false
        throw error
      }
    },
    async finish(id: string, state: DeliveryDoc['state'], code: number): Promise<void> {
      await deliveries.update(id, { state, code })
    },
  }
}
