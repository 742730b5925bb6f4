import type { EventDoc } from '../../database/documents'
import type { Store } from '../platform/database'

/** A case's history is bounded by what people do; this is far above it. */
const MOST_EVENTS = 300

export function createEvents(store: Store) {
  const events = store.collection('case_events')
  const { command } = store
  return {
    insert: events.insert,
    get: events.get,
    update: events.update,
    /** The history of a case, oldest first. */
    of: (caseId: string) =>
      events.find({ where: { caseId }, orderBy: [['version', 'asc']], limit: MOST_EVENTS }),
    /** Events whose side effects are due by `now`, the longest waiting first. */
    toDeliver: (now: number, limit: number) =>
      events.find({
        where: { outboxAt: command.gt(0).and(command.lte(now)) },
        orderBy: [['outboxAt', 'asc']],
        limit,
      }),
    /** Takes an event out of the others' sight until `until`. @returns false when another worker was first */
    async claim(event: EventDoc, until: number): Promise<boolean> {
      const mine = { _id: event._id, outboxAt: event.outboxAt }
      return (await events.updateWhere(mine, { outboxAt: until })) === 1
    },
  }
}
