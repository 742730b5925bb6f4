import { workOutbox } from '../core/notifications/outbox'
import { workerFunction } from '../core/worker'

/** Runs every minute, and whenever something happened. */
export const main = workerFunction('outbox', (_event, context) => workOutbox(context))
