import { perStore } from '../per-store'
import type { SubjectRef } from '#domain/kernel/subject'
import type { Changes, Filter, Store, TransactionStore } from '../platform/database'
import type { RowPage } from '../paging'
import { findPage } from '../paging'
import type { EntryDoc } from './documents'

const MOST_AT_ONCE = 300

/** Single entries of histories; an area whose entries tell more says so. */
export const createEntries = <Entry extends EntryDoc>(store: TransactionStore) =>
  store.collection<Entry>('history')

/** The named questions over histories. */
export function createHistory<Entry extends EntryDoc>(store: Store) {
  const entries = store.collection<Entry>('history')
  const { command } = store
  const of = ({ kind, id }: SubjectRef): Filter => ({ 'subject.id': id, 'subject.kind': kind })
  return {
    /** The history of a thing, newest first, or the part of it that these actions make. */
    page: (
      subject: SubjectRef,
      only: { actions?: readonly string[]; internal?: false },
      size: number,
      cursor?: string,
    ): Promise<RowPage<Entry>> =>
      findPage(entries, command, {
        where: {
          ...of(subject),
          ...(only.actions ? { action: command.in(only.actions) } : {}),
          ...(only.internal === false ? { internal: false } : {}),
        },
        field: 'version',
        direction: 'desc',
        size,
        cursor,
      }),
    /** Which of these entries exist; at most as many as one query takes. */
    async existing(ids: readonly string[]): Promise<Set<string>> {
      const found = await entries.find({
        where: { _id: command.in(ids) },
        limit: ids.length,
        fields: ['_id'],
      })
      return new Set(found.map(({ _id }) => _id))
    },
    /** All of a history, oldest first, page by page: for what is counted from it. */
    async all(subject: SubjectRef): Promise<Entry[]> {
      const found: Entry[] = []
      for (let after = -1; ;) {
        const where = { ...of(subject), version: command.gt(after) }
        const rows = await entries.find({ where, orderBy: [['version', 'asc']], limit: MOST_AT_ONCE })
        found.push(...rows)
        const last = rows.at(-1)
        if (!last || rows.length < MOST_AT_ONCE) return found
        after = last.version
      }
    },
    /** Entries whose messages are due by `now`, the longest waiting first. */
    toDeliver: (now: number, limit: number) =>
      entries.find({
        where: { outboxAt: command.gt(0).and(command.lte(now)) },
        orderBy: [['outboxAt', 'asc']],
        limit,
      }),
    /** Takes an entry out of the others' sight until `until`. @returns false when another worker was first */
    async claim({ _id, outboxAt }: Entry, until: number): Promise<boolean> {
      const changes = { outboxAt: until } as Changes<Entry>
      return (await entries.updateWhere({ _id, outboxAt }, changes)) === 1
    },
  }
}

export const historyStore = perStore(createEntries<EntryDoc>, createHistory<EntryDoc>)
