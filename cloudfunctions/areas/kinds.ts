import type { Telling, Tellings } from '../kernel/outbox/kinds'
import type { WorkContext } from '../kernel/context'
import type { EntryDoc } from '../kernel/process/documents'
import { articleTelling } from './article/told'
import { caseTelling } from './case/told'
import { followCase } from './task'
import { taskTelling } from './task/told'

/** How each kind of thing with a life is told of: one line each. */
export const KINDS: Tellings = {
  case: followed(caseTelling, followCase),
  task: taskTelling,
  article: articleTelling,
}

/** The same, and what follows for things of another kind that stand on it: what a lower area needs of one above. */
function followed(
  telling: Telling,
  follow: (entry: EntryDoc, context: WorkContext) => Promise<void>,
): Telling {
  return {
    ...telling,
    async openEntry(entry, context) {
      const opened = await telling.openEntry(entry, context)
      return (
        opened && {
          ...opened,
          async follows() {
            await opened.follows?.()
            await follow(entry, context)
          },
        }
      )
    },
  }
}
