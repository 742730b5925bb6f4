import { caseStore } from '../store'
import { RATING_WINDOW_DAYS } from '#domain/case/limits'
import { DAY, HOUR } from '#domain/kernel/time'
import { isIn } from '#domain/case/workflow'
import type { CaseDoc } from '../documents'
import { openCallBack, sweepAtOf } from '../clocks'
import { localTime } from '../../../city/local-time'
import { caseProcess } from '../process'
import { transitionBySystem } from '../../../kernel/process/transition'
import type { WorkContext } from '../../../kernel/context'
import { logFailure } from '../../../kernel/log'
import type { CaseNotice } from '../notices'
import type { Marked } from '../change-and-tell'
import { changeAndTell } from '../change-and-tell'
import { markedBy, noticesOf, warningsOf } from './warn'

/** Cases of one run; the next run takes the rest. */
const BATCH = 100
/** When one that failed is looked at again. */
const AGAIN_AFTER = HOUR

export type Swept = 'resumed' | 'reminded' | 'archived' | 'warned' | 'nothing' | 'failed'

/** Looks at the cases whose time has come. Each step happens once, however often the timer runs. */
export async function sweep(context: WorkContext): Promise<Record<Swept, number>> {
  const counts: Record<Swept, number> = {
    resumed: 0,
    reminded: 0,
    archived: 0,
    warned: 0,
    nothing: 0,
    failed: 0,
  }
  for (const found of await caseStore(context.db).toSweep(context.now, BATCH)) {
    counts[await sweepSafely(found, context)] += 1
  }
  if (counts.resumed + counts.reminded + counts.warned > 0) context.services.kickOutbox()
  return counts
}

/** One case that cannot be dealt with, perhaps because somebody is at it, must not keep the others waiting. */
async function sweepSafely(found: CaseDoc, context: WorkContext): Promise<Swept> {
  try {
    return await sweepOne(found, context)
  } catch (error) {
    logFailure('clock', found._id, error)
    await postpone(found, context)
    return 'failed'
  }
}

/** Out of the way of the others, however many fail; unless somebody acted on it, and so set its time anew. */
async function postpone(found: CaseDoc, { db, now }: WorkContext): Promise<void> {
  try {
    await caseStore(db).updateUnchanged(found, { sweepAt: now + AGAIN_AFTER })
  } catch (error) {
    logFailure('clock', found._id, error)
  }
}

function sweepOne(found: CaseDoc, context: WorkContext): Promise<Swept> {
  const { state, closedAt, warned } = found
  if (isIn('waitingForCitizen', state)) return resume(found, context)
  if (!isIn('finished', state) || openCallBack(found)) return warn(found, context)
  const windowEnds = closedAt + RATING_WINDOW_DAYS * DAY
  const isReminder = state === 'closed' && !warned.includes('rateReminder') && context.now < windowEnds
  return isReminder ? remind(found, context) : archive(found, context)
}

async function resume(found: CaseDoc, context: WorkContext): Promise<Swept> {
  const key = String(found.stateAt)
  await transitionBySystem(caseProcess, { action: 'resumeWithoutInfo', id: found._id, key }, context)
  return 'resumed'
}

async function archive(found: CaseDoc, context: WorkContext): Promise<Swept> {
  const key = String(found.stateAt)
  await transitionBySystem(caseProcess, { action: 'archive', id: found._id, key }, context)
  return 'archived'
}

async function remind(found: CaseDoc, context: WorkContext): Promise<Swept> {
  const notice: CaseNotice = {
    to: 'reporter',
    title: '请评价办理结果',
    text: '您的诉求已办结，欢迎评价办理结果',
    purpose: 'finished',
    important: true,
  }
  const told = [{ mark: 'rateReminder', notices: [notice] }]
  await mark(found, { warned: [...found.warned, 'rateReminder'] }, told, context)
  return 'reminded'
}

async function warn(found: CaseDoc, context: WorkContext): Promise<Swept> {
  const warnings = warningsOf(found, context.now)
  const reference = await context.reference()
  // Each by itself: two clocks at once are two messages to the same people.
  const told = warnings.map((warning) => ({
    mark: `${warning.clock.kind}-${warning.latest}`,
    notices: noticesOf(warning, found, localTime(warning.clock.at, reference)),
  }))
  await mark(found, markedBy(warnings, found), told, context)
  return warnings.length > 0 ? 'warned' : 'nothing'
}

/** What is told waits in the outbox from the moment of the mark: a crash neither loses nor doubles it. */
async function mark(
  found: CaseDoc,
  marks: Partial<CaseDoc>,
  told: Marked[],
  context: WorkContext,
): Promise<void> {
  const sweepAt = sweepAtOf({ ...found, ...marks })
  await changeAndTell(found, { ...marks, sweepAt }, told, context)
}
