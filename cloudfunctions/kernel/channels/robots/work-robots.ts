import { HOUR, MINUTE } from '#domain/kernel/time'
import { robotStore } from './robots-store'
import { robotMessageStore } from './robot-messages-store'
import type { RobotDoc, RobotMessageDoc } from '../../documents'
import { localTime } from '../../../city/local-time'
import type { WorkContext } from '../../context'
import { logFailure } from '../../log'
import { outcomeOfRobot } from '../robot'
import type { Outcome } from '../../outbox/failures'
import type { Bundle } from './digest'
import { bundle } from './digest'
import { groupBy } from './group-by'
import { freeAt, pauseAfter, RUN_MS, withOneMore } from './pace'
import { finishReplacing, replace, tellInDoubt, tellPlatform } from './replace'

/** Robots of one run, all at once: one that does not answer keeps no other waiting. */
const MOST_ROBOTS = 50
/** Messages that one run looks at for a robot; what is beyond comes right after. */
const MOST_MESSAGES = 500
/** A worker that died gives its robot back after this. */
const LEASE_MS = MINUTE
/** What could not be sent for so long is told in the inbox instead. */
const TRIED_FOR_MS = 72 * HOUR
/** So many failures in a row, nearly an hour: somebody should look at the robot. */
const WORTH_TELLING = 6

interface Counts {
  /** Messages that arrived in a group, and how many tasks they told of. */
  sent: number
  told: number
  /** Tasks that were told in the inbox instead. */
  replaced: number
}

/** Sends what waits for the group robots, each at its pace. Several workers may run at once: a robot has one of them. */
export async function workRobots(context: WorkContext): Promise<Counts> {
  const end = performance.now() + RUN_MS
  const robots = await robotStore(context.db).toWork(context.now, MOST_ROBOTS)
  const counts: Counts = { sent: 0, told: 0, replaced: 0 }
  const isOver = () => performance.now() > end
  await Promise.all(robots.map(({ _id }) => workSafely(_id, { context, counts, isOver })))
  return counts
}

interface Run {
  context: WorkContext
  counts: Counts
  isOver(): boolean
}

/** One robot that cannot be worked must not stop the others; its lease brings it back. */
async function workSafely(departmentId: string, run: Run): Promise<void> {
  try {
    await workRobot(departmentId, run)
  } catch (error) {
    logFailure('robots', departmentId, error)
  }
}

async function workRobot(departmentId: string, run: Run): Promise<void> {
  const { db, now } = run.context
  const robot = await robotStore(db).claim(departmentId, now, now + LEASE_MS)
  if (!robot) return
  await robotStore(db).release(robot, await workUntil(robot, run))
}

interface Work extends Run {
  robot: RobotDoc
  departmentName: string
  key: string
  when(at: number): string
}

/** @returns when the robot must be looked at again; 0 when nothing waits */
async function workUntil(robot: RobotDoc, run: Run): Promise<number> {
  const { context } = run
  const reference = await context.reference()
  const department = reference.department(robot._id)
  const when = (at: number) => localTime(at, reference)
  const { name: departmentName = '', robotKey: key = '' } = department ?? {}
  const work: Work = { ...run, robot, departmentName, key, when }
  await finishHalfDone(work)
  if (robot.notBefore > context.now) return robot.notBefore
  const waiting = await robotMessageStore(context.db).waiting(robot._id, MOST_MESSAGES)
  for (const one of bundle(waiting, { now: context.now, when })) {
    const pause = await sendOne(one, waiting, work)
    if (pause !== undefined) return pause
  }
  return waiting.length < MOST_MESSAGES ? 0 : context.now
}

/** @returns undefined when the next message may follow; otherwise when to go on */
async function sendOne(one: Bundle, waiting: RobotMessageDoc[], work: Work): Promise<number | undefined> {
  const { context, robot, key, counts } = work
  const { now, db, services } = context
  if (work.isOver()) return now
  const free = freeAt(robot, one.rank, now)
  if (free > now) return free
  if (key === '') return afterFailure('gone', one, waiting, work)
  // Counted before it is sent: a worker that dies in between must not make room for one too many.
  robot.sentAt = withOneMore(robot, now)
  await robotStore(db).update(robot._id, { sentAt: robot.sentAt })
  await robotMessageStore(db).settle(idsOf(one.messages), 'sending', one.id)
  const { code } = await services.sendRobotMessage(key, one.text)
  const outcome = outcomeOfRobot(code)
  if (outcome !== 'sent') {
    await robotMessageStore(db).settle(idsOf(one.messages), 'waiting', '')
    return afterFailure(outcome, one, waiting, work)
  }
  await robotMessageStore(db).settle(idsOf(one.messages), 'sent', one.id)
  counts.sent += 1
  counts.told += one.messages.length
  if (robot.failures > 0) await robotStore(db).update(robot._id, { failures: 0, notBefore: 0 })
  robot.failures = 0
  return undefined
}

/** @returns when to go on, or undefined: a message that the robot does not take is no reason to keep the others */
async function afterFailure(
  outcome: Outcome,
  { messages }: Bundle,
  waiting: RobotMessageDoc[],
  work: Work,
): Promise<number | undefined> {
  const { now } = work.context
  if (outcome === 'failed') {
    await giveUp(messages, work)
    return undefined
  }
  if (outcome === 'gone') {
    await giveUp(await stillWaiting(waiting, work), work)
    return pause(now + HOUR, work)
  }
  const old = waiting.filter(({ at }) => now - at >= TRIED_FOR_MS)
  await giveUp(old.length > 0 ? await stillWaiting(old, work) : [], work)
  // Too many in its minute is the robot's pace, not a failure: others may write with it as well.
  if (outcome === 'busy') return pause(now + MINUTE, work)
  const failures = work.robot.failures + 1
  await robotStore(work.context.db).update(work.robot._id, { failures })
  if (failures >= WORTH_TELLING) await tellPlatform(work.robot._id, work.departmentName, work.context)
  return pause(now + pauseAfter(failures), work)
}

async function pause(notBefore: number, { robot, context }: Work): Promise<number> {
  await robotStore(context.db).update(robot._id, { notBefore })
  return notBefore
}

/** What of it was not sent in this run. */
async function stillWaiting(
  messages: RobotMessageDoc[],
  { robot, context }: Work,
): Promise<RobotMessageDoc[]> {
  const now = new Set(idsOf(await robotMessageStore(context.db).waiting(robot._id, MOST_MESSAGES)))
  return messages.filter(({ _id }) => now.has(_id))
}

async function giveUp(messages: RobotMessageDoc[], work: Work): Promise<void> {
  await replace({ ...aboutRobot(work), messages }, work.context)
  work.counts.replaced += messages.length
}

/**
 * A worker died while it told in the inbox what the group could not be told; or while it sent. What was perhaps sent is not
 * sent again, the inbox says so.
 */
async function finishHalfDone(work: Work): Promise<void> {
  const { robot, context } = work
  const replaced = await robotMessageStore(context.db).halfReplaced(robot._id, MOST_MESSAGES)
  for (const [digestId, messages] of groupBy(replaced, (message) => message.digestId))
    await finishReplacing({ ...aboutRobot(work), messages, digestId }, context)
  const sent = await robotMessageStore(context.db).halfSent(robot._id, MOST_MESSAGES)
  for (const [digestId, messages] of groupBy(sent, (message) => message.digestId)) {
    await tellInDoubt({ ...aboutRobot(work), messages, digestId }, context)
    work.counts.replaced += messages.length
  }
}

function aboutRobot({ robot, departmentName, when, context }: Work) {
  return { departmentId: robot._id, departmentName, times: { now: context.now, when } }
}

const idsOf = (messages: readonly RobotMessageDoc[]): string[] => messages.map(({ _id }) => _id)
