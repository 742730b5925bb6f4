import { MINUTE } from '../../../miniprogram/domain/kernel/time'
import type { WorkContext } from '../context'
import { logFailure } from '../log'
import type { Delivered, Run } from './deliver'
import { deliver } from './deliver'
import type { OutboxTask } from './outbox-tasks'
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

/** @returns whether the task is done with; otherwise it comes again after a pause */
async function settle(task: OutboxTask, run: Run): Promise<boolean> {
  const { now } = run.context
  const { again, cut, broke } = await followSafely(task, run)
  // A run without time is no attempt.
  if (cut) return finish(task, now + MINUTE, task.tries)
  const pause =
    BACKOFF_MS[task.tries] ?? (broke && now - task.at < TRIED_FOR_MS ? BACKOFF_MS.at(-1) : undefined)
  return finish(task, again && pause !== undefined ? now + pause : 0, task.tries + 1)
}

async function finish(task: OutboxTask, outboxAt: number, tries: number): Promise<boolean> {
  await task.settle(outboxAt, tries)
  return outboxAt === 0
}

/** A task that fails by itself is tried again like one that WeChat was too busy for. */
async function followSafely(task: OutboxTask, run: Run): Promise<Delivered & { broke: boolean }> {
  try {
    return { ...(await follow(task, run)), broke: false }
  } catch (error) {
    logFailure('outbox', task.id, error)
    return { again: true, cut: false, broke: true }
  }
}

async function follow(task: OutboxTask, run: Run): Promise<Delivered> {
  const opened = await task.open()
  if (!opened) return { again: false, cut: false }
  const { subject, notices } = opened
  const isLast = task.tries >= BACKOFF_MS.length
  const checks = await opened.checks?.()
  const told = await deliver({ sourceId: task.id, notices, subject, isLast }, run)
  return { ...told, again: told.again || (checks?.again ?? false) }
}
