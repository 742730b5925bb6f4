import { sightOf } from '#domain/case/permissions'
import { isIn } from '#domain/case/workflow'
import type { TaskAction } from '#domain/task/actions'
import { unwantedBecause } from '#domain/task/actions'
import { localTime } from '../../city/local-time'
import type { WorkContext } from '../../kernel/context'
import { viewerOf } from '../../kernel/context'
import type { PersonDoc } from '../../kernel/documents'
import type { Telling } from '../../kernel/outbox/kinds'
import type { Notice } from '../../kernel/outbox/notice'
import type { AudiencePage, Subject } from '../../kernel/outbox/subject'
import { personStore } from '../../kernel/people/store'
import type { EntryDoc } from '../../kernel/process/documents'
import { shorten } from '#domain/kernel/text/shorten'
import { accessOf, caseFacts, officeData, pageFor } from '../case'
import type { CaseDoc } from '../case/documents'
import { caseStore } from '../case/store'
import { cancelUnwanted } from './cancel-unwanted'
import type { Task } from './documents'
import { taskStore } from './store'
import { partOf } from './with-case'

/** Who hears of a task. `lead` are the liaisons of the department that answers for its case, `asker` is who asked for it. */
type Audience = 'liaisons' | 'lead' | 'asker'
type TaskNotice = Notice<Audience>

type Rule = (task: Task, entry: Pick<EntryDoc, 'text' | 'actor'>) => TaskNotice[]

/** Of what was asked, in a message about something else. */
const ASKED = 40

/** Whoever answers for the case now, and whoever asked. */
const toAskers = (title: string, text: string): TaskNotice[] =>
  (['lead', 'asker'] as const).map((to) => ({ to, title, text }))

const RULES: Record<TaskAction, Rule> = {
  ask: (task) =>
    unwantedBecause(task) === undefined
      ? [
          {
            to: 'liaisons',
            title: '新的协办任务',
            text: task.text,
            purpose: 'task',
            important: true,
            due: { at: task.dueAt, to: '反馈' },
            many: '新到 # 件协办任务',
          },
        ]
      : [],
  // The one who asked sees it where they look anyway.
  accept: () => [],
  answer: (_task, { text }) => toAskers('协办部门已反馈', text),
  sendBack: (_task, { text }) => toAskers('协办任务被退回', text),
  cancel: (task, { text, actor }) => {
    const why = text === '' ? '该协办任务无需再办理' : text
    const told = { title: '协办任务已取消', text: `“${shorten(task.text, ASKED)}”，${why}` }
    // That a case is over whoever asked learns otherwise.
    const isNews = actor.openid !== task.askedBy && !isIn('finished', task.of.state)
    return [{ to: 'liaisons', ...told }, ...(isNews ? [{ to: 'asker' as const, ...told }] : [])]
  },
}

/** What is told when a task is late: to those who owe it, and to those who wait for it. */
export function lateNotices({ text }: Task): TaskNotice[] {
  const late = { title: '协办任务已超时', text: `${text}，尚未反馈` }
  return [{ to: 'liaisons', ...late }, ...toAskers(late.title, late.text)]
}

/** How a task is told of: to the co-department, to whoever answers for its case at the moment, and to whoever asked. */
export const taskTelling: Telling = {
  async openSubject(id, _at, context) {
    return (await open(id, context))?.subject
  },
  async openEntry(entry, context) {
    const opened = await open(entry.subject.id, context)
    if (!opened) return undefined
    const { task, subject } = opened
    return {
      subject,
      notices: RULES[entry.action as TaskAction](task, entry),
      // What ended its case may have been dealt with just before it was asked.
      ...(entry.action === 'ask' ? { follows: () => cancelUnwanted(task.caseId, context) } : {}),
    }
  },
}

async function open(id: string, context: WorkContext): Promise<{ task: Task; subject: Subject } | undefined> {
  const task = await taskStore(context.db).get(id)
  const found = task && (await caseStore(context.db).get(task.caseId))
  if (!found) return undefined
  const whole = { ...task, of: partOf(found) }
  return { task: whole, subject: await taskSubject(whole, found, context) }
}

async function taskSubject(task: Task, found: CaseDoc, context: WorkContext): Promise<Subject> {
  const reference = await context.reference()
  const isStranger = !found.coDepartmentIds.includes(task.departmentId)
  return {
    // It is shown on the page of its case.
    ref: { kind: 'case', id: found._id },
    number: task.number,
    // Whoever is no co-department any more may not read the case.
    nameFor: (to) => (to === 'liaisons' && isStranger ? '' : found.text),
    urgent: found.urgency === 'danger',
    groupOf: (to) => (to === 'liaisons' ? task.departmentId : ''),
    isLarge: () => false,
    facts: caseFacts(found, reference),
    dueAt: task.dueAt,
    when: (moment) => localTime(moment, reference),
    people: (to) => peopleIn(to, task, found, context),
    templateId: (purpose) => (purpose === 'task' ? reference.city.templates.task : ''),
    templateData: (_purpose, { title }) => officeData(found, { title, dueAt: task.dueAt }, reference),
    page: () => pageFor('task', found._id),
  }
}

async function peopleIn(
  to: string,
  { departmentId, askedBy }: Task,
  found: CaseDoc,
  { db }: WorkContext,
): Promise<AudiencePage> {
  const people = personStore(db)
  if (to === 'lead') return { people: await people.liaisonsOf(found.leadDepartmentId) }
  if (to === 'liaisons') return { people: await people.liaisonsOf(departmentId) }
  const asker = to === 'asker' ? await people.get(askedBy) : undefined
  return { people: asker && mayRead(asker, found) ? [asker] : [] }
}

/** Whoever asked may have left, or their department may have handed the case on. */
function mayRead(person: PersonDoc, found: CaseDoc): boolean {
  return person.active && sightOf(viewerOf(person), accessOf(found)) === 'staff'
}
