import type { EventDoc } from '../../areas/case/documents'
import type { Filter, Store } from '../platform/database'
import { findPage } from '../paging'

const MOST_AT_ONCE = 300

export function createEvents(store: Store) {
  const events = store.collection('case_events')
  const { command } = store
  return {
    insert: events.insert,
    get: events.get,
    update: events.update,
    /** The history of a case, or the part of it that answers `only`, newest first. */
    page: (caseId: string, only: Filter, size: number, cursor?: string) =>
      findPage(events, command, {
        where: { caseId, ...only },
        field: 'version',
        direction: 'desc',
        size,
        cursor,
      }),
    /** All of a history, oldest first, page by page: for what is counted from it. */
    async all(caseId: string): Promise<EventDoc[]> {
      const found: EventDoc[] = []
      for (let after = -1; ;) {
        const where = { caseId, version: command.gt(after) }
        const rows = await events.find({ where, orderBy: [['version', 'asc']], limit: MOST_AT_ONCE })
        found.push(...rows)
        const last = rows.at(-1)
        if (!last || rows.length < MOST_AT_ONCE) return found
        after = last.version
      }
    },
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
