import { KINDS } from '../areas/kinds'
import { workOutbox } from '../kernel/outbox/outbox'
import { workerFunction } from '../kernel/worker'

export const main = workerFunction('outbox', (_event, context) => workOutbox(KINDS, context))
