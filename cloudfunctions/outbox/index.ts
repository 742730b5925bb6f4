import { KINDS } from '../areas/kinds'
import { workOutbox } from '../kernel/outbox/outbox'
import { workerFunction } from '../kernel/worker'

/** Runs every minute, and whenever something happened. */
export const main = workerFunction('outbox', (_event, context) => workOutbox(KINDS, context))
