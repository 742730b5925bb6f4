import type { TaskAction } from '#domain/task/actions'
import { localTime } from '../../city/local-time'
import type { WorkContext } from '../../kernel/context'
import type { Telling } from '../../kernel/outbox/kinds'
import type { Notice } from '../../kernel/outbox/notice'
import type { Subject } from '../../kernel/outbox/subject'
import { personStore } from '../../kernel/people/store'
import { caseSubject } from '../case'
import { caseStore } from '../case/store'
import type { TaskDoc } from './documents'
import { taskStore } from './store'

/** Who hears of a task. `lead` are the liaisons of the department that answers for its case. */
export type TaskAudience = 'liaisons' | 'lead'

type Rule = (task: TaskDoc, text: string) => Notice<TaskAudience>[]

const RULES: Record<TaskAction, Rule> = {
  ask: ({ text, dueAt }) => [
    {
      to: 'liaisons',
      title: '新的协办任务',
      text,
      purpose: 'task',
      important: true,
      due: { at: dueAt, to: '反馈' },
      many: '新到 # 件协办任务',
    },
  ],
  // The one who asked sees it where they look anyway.
  accept: () => [],
  answer: (_task, text) => [{ to: 'lead', title: '协办部门已反馈', text }],
  sendBack: (_task, text) => [{ to: 'lead', title: '协办任务被退回', text }],
  cancel: () => [{ to: 'liaisons', title: '协办任务已取消', text: '该协办任务无需再办理' }],
}

/** How a task is told of: as its case, to the co-department and to whoever asked. */
export const taskTelling: Telling = {
  async openSubject(id, at, context) {
    const task = await taskStore(context.db).get(id)
    return task && subjectOf(task, at, context)
  },
  async openEntry({ subject, at, action, text }, context) {
    const task = await taskStore(context.db).get(subject.id)
    const opened = task && (await subjectOf(task, at, context))
    return opened && { subject: opened, notices: RULES[action as TaskAction](task, text) }
  },
}

async function subjectOf(task: TaskDoc, at: number, context: WorkContext): Promise<Subject | undefined> {
  const [found, reference] = await Promise.all([caseStore(context.db).get(task.caseId), context.reference()])
  if (!found) return undefined
  const people = personStore(context.db)
  return {
    ...caseSubject(found, at, reference, context),
    nameFor: () => found.text,
    groupOf: (to) => (to === 'liaisons' ? task.departmentId : ''),
    isLarge: () => false,
    dueAt: task.dueAt,
    when: (moment) => localTime(moment, reference),
    async people(to) {
      if (to === 'lead') return { people: await people.liaisonsOf(task.leadDepartmentId) }
      if (to === 'liaisons') return { people: await people.liaisonsOf(task.departmentId) }
      return { people: [] }
    },
  }
}
