import type { Tellings } from '../kernel/outbox/kinds'
import { articleTelling } from './article/told'
import { caseTelling } from './case/told'
import { taskTelling } from './task/told'

/** How each kind of thing with a life is told of: one line each. */
export const KINDS: Tellings = {
  case: caseTelling,
  task: taskTelling,
  article: articleTelling,
}
