import { OPEN_TASK_STATES } from '#domain/task/states'
import { unwantedBecause } from '#domain/task/actions'
import { isIn } from '#domain/case/workflow'
import type { WorkContext } from '../../kernel/context'
import type { EntryDoc } from '../../kernel/process/documents'
import { transitionBySystem } from '../../kernel/process/transition'
import { asCaseEntry } from '../case'
import { caseStore } from '../case/store'
import type { Task } from './documents'
import { taskProcess } from './process'
import { taskStore } from './store'
import { partOf, tasksWithCase } from './with-case'

/**
 * Takes away the tasks of a case whose answer nobody needs any more. Done again, or by several at once, it changes nothing
 * more.
 * @throws what the database throws: whoever calls tries again
 */
export async function cancelUnwanted(caseId: string, context: WorkContext): Promise<void> {
  const { db } = context
  const found = await caseStore(db).get(caseId)
  if (!found) return
  const of = partOf(found)
  for (const task of await taskStore(db).ofCase(caseId)) await cancelIfUnwanted({ ...task, of }, context)
}

/** @returns whether it was taken away, or is no longer open */
export async function cancelIfUnwanted(task: Task, context: WorkContext): Promise<boolean> {
  if (!isOpen(task)) return true
  const text = unwantedBecause(task)
  if (text === undefined) return false
  try {
    await transitionBySystem(taskProcess, { action: 'cancel', id: task._id, key: 'unwanted', text }, context)
  } catch (error) {
    const current = await tasksWithCase(context.db).get(task._id)
    // Somebody answered it at the same moment.
    if (current && isOpen(current)) throw error
  }
  context.services.kickOutbox()
  return true
}

const isOpen = ({ state }: Task): boolean => OPEN_TASK_STATES.includes(state)

/** What follows for the tasks of a case from an entry of its history: it is over, or its departments may have changed. */
export async function followCase(entry: EntryDoc, context: WorkContext): Promise<void> {
  const { action, to, subject } = asCaseEntry(entry)
  if (action === 'dispatch' || isIn('finished', to)) await cancelUnwanted(subject.id, context)
}
