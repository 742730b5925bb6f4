import { MINUTE } from '../../../miniprogram/domain/kernel/time'
import type { EventDoc } from '../../database/documents'
import type { WorkContext } from '../context'
import { logFailure } from '../log'
import { localTime } from '../case/conflicts'
import { eventFacts } from '../case/event-facts'
import { startMediaChecks } from '../media/startChecks'
import { reasonName } from '../views/timeline'
import { deliver } from './deliver'
import { noticesFor } from './rules'

/** Events of one run; the next run takes the rest. */
const BATCH = 50
/** A worker that died gives its event back after this. */
const LEASE_MS = MINUTE
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

/** @returns whether the event is done with; otherwise it comes again after a pause */
async function settle(event: EventDoc, context: WorkContext): Promise<boolean> {
  const isLast = event.outboxTries >= BACKOFF_MS.length
  const needsMore = await followSafely(event, isLast, context)
  const pause = needsMore ? BACKOFF_MS[event.outboxTries] : undefined
  await context.repos.events.update(event._id, {
    outboxAt: pause === undefined ? 0 : context.now + pause,
    outboxTries: event.outboxTries + 1,
  })
  return pause === undefined
}

/** An event that fails by itself is tried again like one that WeChat was too busy for. */
async function followSafely(event: EventDoc, isLast: boolean, context: WorkContext): Promise<boolean> {
  try {
    return await follow(event, isLast, context)
  } catch (error) {
    logFailure('outbox', event._id, error)
    return true
  }
}

async function follow(event: EventDoc, isLast: boolean, context: WorkContext): Promise<boolean> {
  const found = await context.repos.cases.get(event.caseId)
  if (!found) return false
  const reference = await context.reference()
  const departmentName = reference.department(found.leadDepartmentId)?.name ?? '承办部门'
  const when = (at: number) => localTime(at, reference)
  const { reasonId } = eventFacts(event)
  const reason = reasonId && reasonName(reasonId, reference)
  const notices = noticesFor({ found, event, departmentName, when, reasonName: reason })
  const subject = { found, at: event.at, reference }
  const [checks, messages] = [
    await startMediaChecks(event, found, context),
    await deliver({ sourceId: event._id, notices, subject, isLast }, context),
  ]
  return checks.again || messages.again
}
