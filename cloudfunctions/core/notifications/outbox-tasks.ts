import type { EventDoc, OutboxDoc } from '../../database/documents'
import { localTime } from '../case/conflicts'
import { eventFacts } from '../case/event-facts'
import type { WorkContext } from '../context'
import { startMediaChecks } from '../media/startChecks'
import { reasonName } from '../views/timeline'
import type { Notice } from './notice'
import { noticesFor } from './rules'
import type { Subject } from './subject'
import { openSubject } from './subjects'
import { caseSubject } from './subjects/case'

/** What a task comes to once it is opened. */
export interface Opened {
  subject: Subject
  notices: Notice[]
  /** What follows besides messages. */
  checks?(): Promise<{ again: boolean }>
}

/** How far a task has come. */
export interface Place {
  /** When to try again, epoch ms; 0 when it is done. */
  at: number
  tries: number
  after: string
  failed: boolean
}

const fieldsOf = ({ at, tries, after, failed }: Place) => ({
  outboxAt: at,
  outboxTries: tries,
  outboxAfter: after,
  outboxFailed: failed,
})

/** Something from which messages follow, wherever it is stored. */
export interface OutboxTask {
  id: string
  /** Epoch ms. */
  at: number
  dueAt: number
  tries: number
  /** How far the followers have been told; '' from the beginning. */
  after: string
  /** Something failed on an earlier page of this attempt. */
  failed: boolean
  /** @returns false when another worker was first */
  claim(until: number): Promise<boolean>
  settle(place: Place): Promise<unknown>
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
  return tasks.sort((a, b) => a.dueAt - b.dueAt).slice(0, limit)
}

function eventTask(event: EventDoc, context: WorkContext): OutboxTask {
  const { events } = context.repos
  const {
    _id: id,
    at,
    outboxAt: dueAt,
    outboxTries: tries,
    outboxAfter: after = '',
    outboxFailed: failed = false,
  } = event
  return {
    id,
    at,
    dueAt,
    tries,
    after,
    failed,
    claim: (until) => events.claim(event, until),
    settle: (place) => events.update(id, fieldsOf(place)),
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
  const {
    _id: id,
    at,
    outboxAt: dueAt,
    outboxTries: tries,
    outboxAfter: after = '',
    outboxFailed: failed = false,
  } = entry
  return {
    id,
    at,
    dueAt,
    tries,
    after,
    failed,
    claim: (until) => outbox.claim(entry, until),
    settle: (place) => outbox.update(id, fieldsOf(place)),
    async open() {
      const subject = await openSubject(entry.subject, at, context)
      return subject && { subject, notices: entry.notices }
    },
  }
}
