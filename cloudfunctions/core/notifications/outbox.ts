import type { EventDoc } from '../../database/documents'
import type { WorkContext } from '../context'
import { logFailure } from '../log'
import { localTime } from '../case/conflicts'
import { startMediaChecks } from '../media/startChecks'
import type { Delivered } from './deliver'
import { deliver } from './deliver'
import { noticesFor } from './rules'

/** Events of one run; the next run takes the rest. */
const BATCH = 50
/** A worker that died gives its event back after this. */
const LEASE_MS = 60_000
const MINUTE = 60_000
/** Waiting before the second, third … attempt. */
const BACKOFF_MS = [1, 5, 30, 120].map((minutes) => minutes * MINUTE)

/** Does what follows from events: checks of pictures and messages. Several workers may run at once. */
export async function workOutbox(context: WorkContext): Promise<{ done: number; again: number }> {
  const events = await context.repos.events.toDeliver(context.now, BATCH)
  let done = 0
  let again = 0
  for (const event of events) {
    if (!(await context.repos.events.claim(event, context.now + LEASE_MS))) continue
    if (await settle(event, context)) done += 1
    else again += 1
  }
  return { done, again }
}

/** Pages of followers that one run tells of one event; then the others have their turn. */
const PAGES_AT_ONCE = 5

/** @returns whether the event is done with; otherwise it comes again, after a pause where something failed */
async function settle(event: EventDoc, context: WorkContext): Promise<boolean> {
  const isLast = event.outboxTries >= BACKOFF_MS.length
  let { outboxAfter = '', outboxFailed = false } = event
  for (let pages = 1; ; pages += 1) {
    const done = await followSafely({ ...event, outboxAfter }, isLast, context)
    outboxFailed ||= done.again
    if (done.next === undefined) break
    outboxAfter = done.next
    const isTurnOver = pages === PAGES_AT_ONCE
    // Kept after each page: a worker that dies is followed by another from here.
    const outboxAt = isTurnOver ? context.now : context.now + (pages + 1) * LEASE_MS
    await context.repos.events.update(event._id, { outboxAfter, outboxFailed, outboxAt })
    if (!isTurnOver) continue
    context.services.kickOutbox()
    return false
  }
  const pause = outboxFailed ? BACKOFF_MS[event.outboxTries] : undefined
  await context.repos.events.update(event._id, {
    outboxAt: pause === undefined ? 0 : context.now + pause,
    outboxTries: event.outboxTries + 1,
    // The next attempt goes through all of them; who was told already is not told again.
    outboxAfter: '',
    outboxFailed: false,
  })
  return pause === undefined
}

/** An event that fails by itself is tried again like one that WeChat was too busy for. */
async function followSafely(event: EventDoc, isLast: boolean, context: WorkContext): Promise<Delivered> {
  try {
    return await follow(event, isLast, context)
  } catch (error) {
    logFailure('outbox', event._id, error)
    return { again: true }
  }
}

async function follow(event: EventDoc, isLast: boolean, context: WorkContext): Promise<Delivered> {
  const found = await context.repos.cases.get(event.caseId)
  if (!found) return { again: false }
  const reference = await context.reference()
  const departmentName = reference.department(found.leadDepartmentId)?.name ?? '承办部门'
  const when = (at: number) => localTime(at, reference)
  const notices = noticesFor({ found, event, departmentName, when })
  const subject = { found, at: event.at, reference }
  const after = event.outboxAfter ?? ''
  const checks = after === '' ? await startMediaChecks(event, found, context) : { again: false }
  const messages = await deliver({ sourceId: event._id, notices, subject, isLast, after }, context)
  return { ...messages, again: checks.again || messages.again }
}
