import type { AskInput, TaskView } from '#domain/api/task'
import { partiesOf } from '#domain/case/permissions'
import { isIn } from '#domain/case/workflow'
import { AppError } from '#domain/kernel/errors'
import type { Context, UseCase } from '../../../kernel/context'
import { idOf } from '../../../kernel/ids'
import { actorOf } from '../../../kernel/process/actor'
import type { Unborn } from '../../../kernel/process/start-life'
import { startLife } from '../../../kernel/process/start-life'
import { accessOf } from '../../case'
import type { CaseDoc } from '../../case/documents'
import { caseStore } from '../../case/store'
import type { Task } from '../documents'
import { taskProcess } from '../process'
import { MOST_OF_CASE, taskStore } from '../store'
import { toTaskView } from '../view'
import { partOf } from '../with-case'

/**
 * The lead, or the platform, asks a co-department for its part of a case that is in hand: others may not see the case.
 * The same key again gives what was asked first, whatever happened to the case since.
 */
export const ask: UseCase<AskInput, TaskView> = async (input, context) => {
  const { person, viewer, db } = context
  const { caseId, key, text } = input
  const taskId = idOf('task', caseId, person._id, key)
  const [found, tasks] = await Promise.all([caseStore(db).get(caseId), taskStore(db).ofCase(caseId)])
  const parties = found ? partiesOf(viewer, accessOf(found)) : []
  const party = parties.find((held) => held === 'lead' || held === 'dispatcher')
  if (!found || parties.length === 0) throw new AppError('case_not_found')
  if (!party) throw new AppError('forbidden')
  const first = tasks.find(({ _id }) => _id === taskId)
  if (first) return toTaskView({ ...first, of: partOf(found) }, context)
  requireAskable(input, found, context)
  if (tasks.length >= MOST_OF_CASE)
    throw new AppError('wrong_state', { text: `一个办件最多请求协办 ${MOST_OF_CASE} 次` })

  const asked = {
    given: { action: 'ask' as const, id: taskId, key, text },
    actor: actorOf(taskProcess, person, party),
    entryId: idOf('event', taskId, 'ask'),
  }
  return toTaskView(
    await startLife(taskProcess, unborn(taskId, input, found, context), [asked], context),
    context,
  )
}

function requireAskable({ departmentId, until }: AskInput, found: CaseDoc, { now }: Context): void {
  if (!isIn('withDepartment', found.state)) throw new AppError('wrong_state')
  if (!found.coDepartmentIds.includes(departmentId))
    throw new AppError('invalid_input', { fields: { departmentId: '请选择该办件的协办部门' } })
  if (until <= now) throw new AppError('invalid_input', { fields: { until: '请选择将来的时间' } })
}

function unborn(
  taskId: string,
  { caseId, departmentId, text, until }: AskInput,
  found: CaseDoc,
  { person, now }: Context,
): Unborn<Task> {
  return {
    _id: taskId,
    caseId,
    number: found.number,
    askedBy: person._id,
    departmentId,
    text,
    answer: '',
    askedAt: now,
    dueAt: until,
    sweepAt: until,
    of: partOf(found),
  }
}
