import type { OutboxDoc } from '../documents'
import type { WorkContext } from '../context'
import type { EntryDoc } from '../process/documents'
import { historyStore } from '../process/history-store'
import type { Opened, Tellings } from './kinds'
import { outboxStore } from './outbox-store'

/** How far a task has come. */
export interface Progress {
  /** When to go on; 0 when it is done. */
  outboxAt: number
  outboxTries: number
  /** How far a large audience has been told in this attempt; '' at its beginning. */
  outboxAfter: string
  /** Something failed in this attempt that may succeed later. */
  outboxFailed: boolean
}

function progressOf({
  outboxAt,
  outboxTries,
  outboxAfter = '',
  outboxFailed = false,
}: Partial<Progress> & Pick<Progress, 'outboxAt' | 'outboxTries'>): Progress {
  return { outboxAt, outboxTries, outboxAfter, outboxFailed }
}

/** Something from which messages follow, wherever it is stored. */
export interface OutboxTask {
  id: string
  /** Epoch ms. */
  at: number
  progress: Progress
  /** @returns false when another worker was first */
  claim(until: number): Promise<boolean>
  keep(progress: Progress): Promise<unknown>
  /** @returns undefined when its subject is gone */
  open(): Promise<Opened | undefined>
}

/** @returns what is due, the longest waiting first: entries of histories and of the outbox alike */
export async function tasksDue(kinds: Tellings, context: WorkContext, limit: number): Promise<OutboxTask[]> {
  const { db, now } = context
  const [ofHistories, ofOutbox] = await Promise.all([
    historyStore(db).toDeliver(now, limit),
    outboxStore(db).toDeliver(now, limit),
  ])
  const tasks = [
    ...ofHistories.map((entry) => historyTask(entry, kinds, context)),
    ...ofOutbox.map((entry) => outboxTask(entry, kinds, context)),
  ]
  return tasks.sort((a, b) => a.progress.outboxAt - b.progress.outboxAt).slice(0, limit)
}

function historyTask(entry: EntryDoc, kinds: Tellings, context: WorkContext): OutboxTask {
  const history = historyStore(context.db)
  const { _id: id, at, subject } = entry
  return {
    id,
    at,
    progress: progressOf(entry),
    claim: (until) => history.claim(entry, until),
    keep: (progress) => history.update(id, { ...progress }),
    open: () => kinds[subject.kind].openEntry(entry, context),
  }
}

function outboxTask(entry: OutboxDoc, kinds: Tellings, context: WorkContext): OutboxTask {
  const outbox = outboxStore(context.db)
  const { _id: id, at, notices } = entry
  return {
    id,
    at,
    progress: progressOf(entry),
    claim: (until) => outbox.claim(entry, until),
    keep: (progress) => outbox.update(id, { ...progress }),
    async open() {
      const { kind, id: subjectId } = entry.subject
      const subject = await kinds[kind].openSubject(subjectId, at, context)
      return subject && { subject, notices }
    },
  }
}
