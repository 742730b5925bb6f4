import { RATING_WINDOW_DAYS } from '../../../miniprogram/domain/case/rating'
import { isIn } from '../../../miniprogram/domain/case/workflow'
import type { CaseDoc } from '../../database/documents'
import { dueAtOf, sweepAtOf, WARNINGS } from '../case/clocks'
import { localTime } from '../case/conflicts'
import { transitionBySystem } from '../case/transition'
import type { WorkContext } from '../context'
import { logFailure } from '../log'
import { idOf } from '../ids'
import { deliver } from '../notifications/deliver'
import type { Notice } from '../notifications/notice'

/** Cases of one run; the next run takes the rest. */
const BATCH = 100
const DAY = 24 * 60 * 60 * 1000
/** When one that failed is looked at again. */
const AGAIN_AFTER = 60 * 60 * 1000

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
  if (counts.resumed > 0) context.services.kickOutbox()
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
  await tell('rateReminder', [notice], found, context)
  await mark(found, ['rateReminder'], context)
  return 'reminded'
}

/** Only the latest warning is told; what was slept through is marked as well. */
async function warn(found: CaseDoc, context: WorkContext): Promise<Swept> {
  const due = dueAtOf(found)
  const passed = WARNINGS.filter(
    ({ mark, part }) =>
      !found.warned.includes(mark) && context.now >= found.promisedAt + (due - found.promisedAt) * part,
  ).map(({ mark }) => mark)
  const latest = passed.at(-1)
  if (due > 0 && latest) {
    const reference = await context.reference()
    await tell(latest, warningFor(latest, found, localTime(due, reference)), found, context)
  }
  await mark(found, due > 0 ? passed : [], context)
  return latest ? 'warned' : 'nothing'
}

function warningFor(mark: CaseDoc['warned'][number], found: CaseDoc, due: string): Notice[] {
  const isAtPlatform = isIn('atPlatform', found.state)
  const to = isAtPlatform ? 'dispatchers' : 'liaisons'
  const common = { to, purpose: 'task', important: true, robot: !isAtPlatform } as const
  if (mark === 'warn') return [{ ...common, title: '办件即将到期', text: `请于 ${due} 前处理` }]
  const late: Notice = { ...common, title: '办件已超期', text: `应于 ${due} 前处理，请尽快办理` }
  if (mark === 'late') return [late]
  return [
    { ...late, title: '办件严重超期' },
    { to: 'supervisors', title: '办件严重超期', text: `应于 ${due} 前处理，请督办` },
  ]
}

async function tell(mark: string, notices: Notice[], found: CaseDoc, context: WorkContext): Promise<void> {
  const subject = { found, at: context.now, reference: await context.reference() }
  const sourceId = idOf('sweep', found._id, mark, String(dueAtOf(found) || found.closedAt))
  // Whoever cannot be reached now finds it in the inbox; the next mark comes anyway.
  await deliver({ sourceId, notices, subject, isLast: true }, context)
}

async function mark(found: CaseDoc, marks: CaseDoc['warned'], context: WorkContext): Promise<void> {
  const warned = [...found.warned, ...marks]
  const sweepAt = sweepAtOf({ ...found, warned })
  await context.repos.cases.updateUnchanged(found, { warned, sweepAt })
}
