import { MINUTE } from '../../../miniprogram/domain/kernel/time'
import type { WorkContext } from '../context'
import { logFailure } from '../log'
import type { Delivered, Run } from './deliver'
import { deliver } from './deliver'
import type { OutboxTask, Place } from './outbox-tasks'
import { tasksDue } from './outbox-tasks'

/** Tasks of one run; the next run takes the rest. */
const BATCH = 50
/** A worker that died gives its task back after this. */
const LEASE_MS = MINUTE
/** A run begins nothing new after this, so that it ends before the function's time limit and every lease. */
const RUN_MS = 40_000
/** Waiting before the second, third … attempt. */
const BACKOFF_MS = [1, 5, 30, 120].map((minutes) => minutes * MINUTE)
/** A task that fails by itself, perhaps with the database, is tried for so long. */
const TRIED_FOR_MS = 72 * 60 * MINUTE

/**
 * Does what follows from events and from entries of the outbox: checks of pictures, messages to people, and a place in
 * the line of a group's robot. Several workers may run at once.
 */
export async function workOutbox(context: WorkContext): Promise<{ done: number; again: number }> {
  const end = performance.now() + RUN_MS
  const run: Run = { context, used: new Set(), isOver: () => performance.now() > end }
  let done = 0
  let again = 0
  for (const task of await tasksDue(context, BATCH)) {
    if (run.isOver()) break
    if (!(await task.claim(context.now + LEASE_MS))) continue
    if (await settle(task, run)) done += 1
    else again += 1
  }
  for (const channel of run.used) channel.afterRun?.(context)
  return { done, again }
}

/** Pages of followers that one run tells of one task; then the others have their turn. */
const PAGES_AT_ONCE = 5

/** @returns whether the task is done with; otherwise it comes again, after a pause where something failed */
async function settle(task: OutboxTask, run: Run): Promise<boolean> {
  const { context } = run
  const { tries } = task
  let { after, failed } = task
  for (let pages = 1; ; pages += 1) {
    const { again, cut, broke, next } = await followSafely(task, after, run)
    // A run without time is no attempt.
    if (cut) return settled(task, { at: context.now + MINUTE, tries, after, failed })
    failed ||= again
    if (next === undefined)
      return settled(task, { ...nextAttempt(task, failed, broke, run), after: '', failed: false })
    after = next
    const isTurnOver = pages === PAGES_AT_ONCE || run.isOver()
    // Kept after each page: a worker that dies is followed by another from here.
    const at = isTurnOver ? context.now : context.now + (pages + 1) * LEASE_MS
    await task.settle({ at, tries, after, failed })
    if (!isTurnOver) continue
    context.services.kickOutbox()
    return false
  }
}

async function settled(task: OutboxTask, place: Place): Promise<boolean> {
  await task.settle(place)
  return place.at === 0
}

/** The next attempt goes through all of them; who was told already is not told again. */
function nextAttempt(
  task: OutboxTask,
  failed: boolean,
  broke: boolean,
  { context: { now } }: Run,
): Pick<Place, 'at' | 'tries'> {
  const pause =
    BACKOFF_MS[task.tries] ?? (broke && now - task.at < TRIED_FOR_MS ? BACKOFF_MS.at(-1) : undefined)
  return { at: failed && pause !== undefined ? now + pause : 0, tries: task.tries + 1 }
}

/** A task that fails by itself is tried again like one that WeChat was too busy for. */
async function followSafely(
  task: OutboxTask,
  after: string,
  run: Run,
): Promise<Delivered & { broke: boolean }> {
  try {
    return { ...(await follow(task, after, run)), broke: false }
  } catch (error) {
    logFailure('outbox', task.id, error)
    return { again: true, cut: false, broke: true }
  }
}

async function follow(task: OutboxTask, after: string, run: Run): Promise<Delivered> {
  const opened = await task.open()
  if (!opened) return { again: false, cut: false }
  const { subject, notices } = opened
  const isLast = task.tries >= BACKOFF_MS.length
  const checks = after === '' ? await opened.checks?.() : undefined
  const told = await deliver({ sourceId: task.id, notices, subject, isLast, after }, run)
  return { ...told, again: told.again || (checks?.again ?? false) }
}
