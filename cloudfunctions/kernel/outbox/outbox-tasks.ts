import type { EventDoc } from '../../areas/case/documents'
import type { OutboxDoc } from '../documents'
import { localTime } from '../process/late-comer'
import { eventFacts } from '../../areas/case/event-facts'
import type { WorkContext } from '../context'
import { startMediaChecks } from '../../areas/media/start-checks'
import { reasonName } from '../../areas/case/views/timeline'
import type { Notice } from './notice'
import { noticesFor } from '../../areas/case/notices'
import type { Subject } from './subject'
import { openSubject } from '../../areas/subjects'
import { caseSubject } from '../../areas/case/subject'

/** What a task comes to once it is opened. */
export interface Opened {
  subject: Subject
  notices: Notice[]
  /** What follows besides messages. */
  checks?(): Promise<{ again: boolean }>
}

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

/** @returns what is due, the longest waiting first: events of histories and entries of the outbox alike */
export async function tasksDue(context: WorkContext, limit: number): Promise<OutboxTask[]> {
  const { events, outbox } = context.repos
  const [ofEvents, ofEntries] = await Promise.all([
    events.toDeliver(context.now, limit),
    outbox.toDeliver(context.now, limit),
  ])
  const tasks = [
    ...ofEvents.map((event) => eventTask(event, context)),
    ...ofEntries.map((entry) => entryTask(entry, context)),
  ]
  return tasks.sort((a, b) => a.progress.outboxAt - b.progress.outboxAt).slice(0, limit)
}

function eventTask(event: EventDoc, context: WorkContext): OutboxTask {
  const { events } = context.repos
  const { _id: id, at } = event
  return {
    id,
    at,
    progress: progressOf(event),
    claim: (until) => events.claim(event, until),
    keep: (progress) => events.update(id, { ...progress }),
    open: () => openEvent(event, context),
  }
}

async function openEvent(event: EventDoc, context: WorkContext): Promise<Opened | undefined> {
  const found = await context.repos.cases.get(event.caseId)
  if (!found) return undefined
  const reference = await context.reference()
  const departmentName = reference.department(found.leadDepartmentId)?.name ?? '承办部门'
  const when = (at: number) => localTime(at, reference)
  const { reasonId } = eventFacts(event)
  const reason = reasonId && reasonName(reasonId, reference)
  return {
    subject: caseSubject(found, event.at, reference, context),
    notices: noticesFor({ found, event, departmentName, when, reasonName: reason }),
    checks: () => startMediaChecks(event, found, context),
  }
}

function entryTask(entry: OutboxDoc, context: WorkContext): OutboxTask {
  const { outbox } = context.repos
  const { _id: id, at } = entry
  return {
    id,
    at,
    progress: progressOf(entry),
    claim: (until) => outbox.claim(entry, until),
    keep: (progress) => outbox.update(id, { ...progress }),
    async open() {
      const subject = await openSubject(entry.subject, at, context)
      return subject && { subject, notices: entry.notices }
    },
  }
}
