import type { TaskView } from '#domain/api/task'
import { sightOf } from '#domain/case/permissions'
import { AppError } from '#domain/kernel/errors'
import type { UseCase } from '../../../kernel/context'
import { accessOf } from '../../case'
import { caseStore } from '../../case/store'
import { taskStore } from '../store'
import { toTaskView } from '../view'
import { partOf } from '../with-case'

/** The tasks of a case, for whoever works on it or asked for it. */
export const ofCase: UseCase<{ caseId: string }, { items: TaskView[] }> = async ({ caseId }, context) => {
  const { db, viewer } = context
  const [found, tasks] = await Promise.all([caseStore(db).get(caseId), taskStore(db).ofCase(caseId)])
  if (!found || sightOf(viewer, accessOf(found)) !== 'staff') throw new AppError('case_not_found')
  const of = partOf(found)
  return { items: await Promise.all(tasks.map((task) => toTaskView({ ...task, of }, context))) }
}
