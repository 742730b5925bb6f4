import type { AskInput, TaskView } from '#domain/api/task'
import { partiesOf } from '#domain/case/permissions'
import { isIn } from '#domain/case/workflow'
import { AppError } from '#domain/kernel/errors'
import type { UseCase } from '../../../kernel/context'
import { idOf } from '../../../kernel/ids'
import { actorOf } from '../../../kernel/process/actor'
import type { Unborn } from '../../../kernel/process/start-life'
import { startLife } from '../../../kernel/process/start-life'
import { accessOf } from '../../case'
import { caseStore } from '../../case/store'
import type { TaskDoc } from '../documents'
import { taskProcess } from '../process'
import { toTaskView } from '../view'

/** The lead, or the platform, asks a co-department for its part of a case that is in hand: others may not see the case. */
export const ask: UseCase<AskInput, TaskView> = async (input, context) => {
  const { person, viewer, now, db } = context
  const { caseId, departmentId, text, until, key } = input
  const found = await caseStore(db).get(caseId)
  const parties = found ? partiesOf(viewer, accessOf(found)) : []
  const party = parties.find((held) => held === 'lead' || held === 'dispatcher')
  if (!found || parties.length === 0) throw new AppError('case_not_found')
  if (!party) throw new AppError('forbidden')
  if (!isIn('withDepartment', found.state)) throw new AppError('wrong_state')
  if (!found.coDepartmentIds.includes(departmentId))
    throw new AppError('invalid_input', { fields: { departmentId: '请选择该办件的协办部门' } })
  if (until <= now) throw new AppError('invalid_input', { fields: { until: '请选择将来的时间' } })

  const taskId = idOf('task', caseId, person._id, key)
  const unborn: Unborn<TaskDoc> = {
    _id: taskId,
    caseId,
    number: found.number,
    leadDepartmentId: found.leadDepartmentId,
    departmentId,
    text,
    answer: '',
    askedAt: now,
    dueAt: until,
    sweepAt: until,
  }
  const asked = {
    given: { action: 'ask' as const, id: taskId, key, text },
    actor: actorOf(taskProcess, person, party),
    entryId: idOf('event', taskId, 'ask'),
  }
  return toTaskView(await startLife(taskProcess, unborn, [asked], context), context)
}
