import type { Tellings } from '../kernel/outbox/kinds'
import { caseTelling } from './case/told'

/** How each kind of thing with a life is told of: one line each. */
export const KINDS: Tellings = {
  case: caseTelling,
}
