import { RATING_WINDOW_DAYS } from '#domain/case/rating'
import { DAY, HOUR } from '#domain/kernel/time'
import { isIn } from '#domain/case/workflow'
import type { CaseDoc } from '../documents'
import { sweepAtOf } from '../clocks'
import { localTime } from '../../../kernel/process/late-comer'
import { transitionBySystem } from '../transition'
import type { WorkContext } from '../../../kernel/context'
import { logFailure } from '../../../kernel/log'
import type { Notice } from '../../../kernel/outbox/notice'
import { changeAndTell } from '../../../kernel/outbox/tell-through-outbox'
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
  for (const found of await context.repos.cases.toSweep(context.now, BATCH)) {
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
async function postpone(found: CaseDoc, { repos, now }: WorkContext): Promise<void> {
  try {
    await repos.cases.updateUnchanged(found, { sweepAt: now + AGAIN_AFTER })
  } catch (error) {
    logFailure('clock', found._id, error)
  }
}

function sweepOne(found: CaseDoc, context: WorkContext): Promise<Swept> {
  const { state, closedAt, warned } = found
  if (isIn('waitingForCitizen', state)) return resume(found, context)
  if (!isIn('finished', state)) return warn(found, context)
  const windowEnds = closedAt + RATING_WINDOW_DAYS * DAY
  const isReminder = state === 'closed' && !warned.includes('rateReminder') && context.now < windowEnds
  return isReminder ? remind(found, context) : archive(found, context)
}

async function resume(found: CaseDoc, context: WorkContext): Promise<Swept> {
  const key = String(found.stateAt)
  await transitionBySystem({ action: 'resumeWithoutInfo', caseId: found._id, key }, context)
  return 'resumed'
}

async function archive(found: CaseDoc, context: WorkContext): Promise<Swept> {
  const key = String(found.stateAt)
  await transitionBySystem({ action: 'archive', caseId: found._id, key }, context)
  return 'archived'
}

async function remind(found: CaseDoc, context: WorkContext): Promise<Swept> {
  const notice: Notice = {
    to: 'reporter',
    title: '请评价办理结果',
    text: '您的诉求已办结，欢迎评价办理结果',
    purpose: 'finished',
    important: true,
  }
  await mark(found, { warned: [...found.warned, 'rateReminder'] }, 'rateReminder', [notice], context)
  return 'reminded'
}

async function warn(found: CaseDoc, context: WorkContext): Promise<Swept> {
  const warnings = warningsOf(found, context.now)
  const reference = await context.reference()
  const notices = warnings.flatMap((warning) =>
    noticesOf(warning, found, localTime(warning.clock.at, reference)),
  )
  const told = warnings.map(({ clock, latest }) => `${clock.kind}-${latest}`).join()
  await mark(found, markedBy(warnings, found), told, notices, context)
  return warnings.length > 0 ? 'warned' : 'nothing'
}

/** What is told waits in the outbox from the moment of the mark: a crash neither loses nor doubles it. */
async function mark(
  found: CaseDoc,
  marks: Partial<CaseDoc>,
  told: string,
  notices: Notice[],
  context: WorkContext,
): Promise<void> {
  const sweepAt = sweepAtOf({ ...found, ...marks })
  await changeAndTell(found, { ...marks, sweepAt }, { mark: told, notices }, context)
}
