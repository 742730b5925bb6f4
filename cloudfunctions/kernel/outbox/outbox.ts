import { HOUR, MINUTE } from '#domain/kernel/time'
import type { WorkContext } from '../context'
import { logFailure } from '../log'
import type { Delivered, Run } from './deliver'
import { deliver } from './deliver'
import type { Tellings } from './kinds'
import type { OutboxTask, Progress } from './outbox-tasks'
import { tasksDue } from './outbox-tasks'

/** Pages of a large audience that one run tells of one task; then the others have their turn. */
const PAGES_AT_ONCE = 5
/** Tasks of one run; the next run takes the rest. */
const BATCH = 50
/** A worker that died gives its task back after this. */
const LEASE_MS = MINUTE
/** A run begins nothing new after this, so that it ends before the function's time limit and every lease. */
const RUN_MS = 40_000
/** Waiting before the second, third … attempt. */
const BACKOFF_MS = [1, 5, 30, 120].map((minutes) => minutes * MINUTE)
/** A task that fails by itself, perhaps with the database, is tried for so long. */
const TRIED_FOR_MS = 72 * HOUR

/**
 * Does what follows from events and from entries of the outbox: messages to people, and a place in the line of a group's
 * robot. Several workers may run at once.
 */
export async function workOutbox(
  kinds: Tellings,
  context: WorkContext,
): Promise<{ done: number; again: number }> {
  const end = performance.now() + RUN_MS
  const run: Run = { context, used: new Set(), silent: new Map(), isOver: () => performance.now() > end }
  let done = 0
  let again = 0
  for (const task of await tasksDue(kinds, context, BATCH)) {
    if (run.isOver()) break
    if (!(await task.claim(context.now + LEASE_MS))) continue
    if (await settle(task, run)) done += 1
    else again += 1
  }
  for (const channel of run.used) channel.afterRun?.(context)
  return { done, again }
}

/** @returns whether the task is done with; otherwise it comes again */
async function settle(task: OutboxTask, run: Run): Promise<boolean> {
  const { now, services } = run.context
  const progress = { ...task.progress, outboxAt: now + LEASE_MS }
  for (let pages = 1; ; pages += 1) {
    const { again, cut, broke, next } = await followSafely(task, progress, run)
    progress.outboxFailed ||= again
    // A run without time is no attempt.
    if (cut) return finish(task, { ...progress, outboxAt: now + MINUTE })
    if (next === undefined) return finish(task, afterAttempt(progress, task.at, broke, now))
    progress.outboxAfter = next
    if (pages === PAGES_AT_ONCE) {
      await finish(task, { ...progress, outboxAt: now })
      services.kickOutbox()
      return false
    }
    // Kept after each page: a worker that dies is followed by another from here.
    await task.keep(progress)
  }
}

/** The next attempt goes through all of them; who was told already is not told again. */
function afterAttempt(progress: Progress, at: number, broke: boolean, now: number): Progress {
  const { outboxTries, outboxFailed } = progress
  const stillTried = broke && now - at < TRIED_FOR_MS ? BACKOFF_MS.at(-1) : undefined
  const pause = outboxFailed ? (BACKOFF_MS[outboxTries] ?? stillTried) : undefined
  return {
    outboxAt: pause === undefined ? 0 : now + pause,
    outboxTries: outboxTries + 1,
    outboxAfter: '',
    outboxFailed: false,
  }
}

async function finish(task: OutboxTask, progress: Progress): Promise<boolean> {
  await task.keep(progress)
  return progress.outboxAt === 0
}

/** A task that fails by itself is tried again like one that WeChat was too busy for. */
async function followSafely(
  task: OutboxTask,
  progress: Progress,
  run: Run,
): Promise<Delivered & { broke: boolean }> {
  try {
    return { ...(await follow(task, progress, run)), broke: false }
  } catch (error) {
    logFailure('outbox', task.id, error)
    return { again: true, cut: false, broke: true }
  }
}

async function follow(task: OutboxTask, progress: Progress, run: Run): Promise<Delivered> {
  const opened = await task.open()
  if (!opened) return { again: false, cut: false }
  const { subject, notices } = opened
  const { outboxAfter: after, outboxTries } = progress
  const isLast = outboxTries >= BACKOFF_MS.length
  if (after === '') {
    opened.also?.()
    await opened.follows?.()
  }
  return deliver({ sourceId: task.id, notices, subject, isLast, after }, run)
}
