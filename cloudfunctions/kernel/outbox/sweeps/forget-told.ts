import { robotMessageStore } from '../../channels/robots/robot-messages-store'
import type { WorkContext } from '../../context'
import { FORGOTTEN_AT_ONCE, LOGS_KEPT_MS } from '../../kept-for'
import { deliveryStore } from '../deliveries-store'
import { outboxStore } from '../outbox-store'

/** How many rows were removed. */
interface Forgotten {
  outbox: number
  robotMessages: number
  deliveries: number
}

/**
 * Removes what was told long ago: finished entries of the outbox, messages of robots that reached somebody, deliveries.
 * What people read, the inbox and the history, stays.
 */
export async function forgetTold({ db, now }: WorkContext): Promise<Forgotten> {
  const before = now - LOGS_KEPT_MS
  return {
    outbox: await outboxStore(db).removeFinished(before, FORGOTTEN_AT_ONCE),
    robotMessages: await robotMessageStore(db).removeSettled(before, FORGOTTEN_AT_ONCE),
    deliveries: await deliveryStore(db).removeOld(before, FORGOTTEN_AT_ONCE),
  }
}
