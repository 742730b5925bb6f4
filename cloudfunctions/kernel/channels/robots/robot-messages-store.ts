import { perStore } from '../../per-store'
import type { RobotMessageDoc } from '../../documents'
import type { Store } from '../../platform/database'
import { DuplicateError } from '../../platform/database'

function createRobotMessages(store: Store) {
  const messages = store.collection<RobotMessageDoc>('robot_messages')
  const { command } = store
  const inState = (departmentId: string, state: RobotMessageDoc['state'], limit: number) =>
    messages.find({
      where: { departmentId, state },
      orderBy: [
        ['rank', 'asc'],
        ['at', 'asc'],
        ['_id', 'asc'],
      ],
      limit,
    })
  return {
    /** What waits for a department's robot: what is urgent first, then what has waited longest. */
    waiting: (departmentId: string, limit: number) => inState(departmentId, 'waiting', limit),
    /** What a worker that died, or could not write it down, may have sent. */
    halfSent: (departmentId: string, limit: number) => inState(departmentId, 'sending', limit),
    /** What a worker that died was about to put into the inbox instead. */
    halfReplaced: (departmentId: string, limit: number) => inState(departmentId, 'replacing', limit),
    /** Removes messages from before `before` that reached somebody, the oldest first. @returns how many */
    async removeSettled(before: number, limit: number): Promise<number> {
      const settled = ['sent', 'replaced'] satisfies RobotMessageDoc['state'][]
      let removed = 0
      for (const state of settled)
        removed += await messages.removeFirst({
          where: { state, at: command.lt(before) },
          orderBy: [['at', 'asc']],
          limit,
        })
      return removed
    },
    /** The id is derived from what it tells of, so that it waits once, and not again after it was sent. */
    async put(message: RobotMessageDoc): Promise<void> {
      try {
        await messages.insert(message)
      } catch (error) {
        if (!(error instanceof DuplicateError)) throw error
      }
    },
    /** Says of messages at once what became of them. */
    async settle(ids: string[], state: RobotMessageDoc['state'], digestId: string): Promise<void> {
      if (ids.length > 0) await messages.updateWhere({ _id: command.in(ids) }, { state, digestId })
    },
  }
}

export const robotMessageStore = perStore(createRobotMessages)
