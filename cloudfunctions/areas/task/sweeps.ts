import { isIn } from '#domain/case/workflow'
import type { Sweep } from '../../kernel/area'
import type { WorkContext } from '../../kernel/context'
import { logFailure } from '../../kernel/log'
import { tellThroughOutbox } from '../../kernel/outbox/tell-through-outbox'
import { transitionBySystem } from '../../kernel/process/transition'
import { caseStore } from '../case/store'
import type { TaskDoc } from './documents'
import { taskProcess } from './process'
import { taskStore } from './store'
import type { TaskAudience } from './told'

/** Tasks of one run; the next run takes the rest. */
const BATCH = 200

/** What a co-department did not answer in time is told once, to it and to whoever asked. */
export async function warnOfLateTasks(context: WorkContext): Promise<number> {
  const late = await taskStore(context.db).toSweep(context.now, BATCH)
  for (const task of late) {
    try {
      await warn(task, context)
    } catch (error) {
      // The others must not wait for it; it comes again.
      logFailure('clock', task._id, error)
    }
  }
  if (late.length > 0) context.services.kickOutbox()
  return late.length
}

async function warn(task: TaskDoc, context: WorkContext): Promise<void> {
  const found = await caseStore(context.db).get(task.caseId)
  // Nobody needs the answer any more.
  if (!found || isIn('finished', found.state)) {
    await transitionBySystem(taskProcess, { action: 'cancel', id: task._id, key: 'finished' }, context)
    return
  }
  const { _id: id, version } = task
  await context.db.transaction(async (inside) => {
    const current = await taskStore(inside).get(id)
    if (current?.version !== version || current.sweepAt === 0) return
    const notices = (['liaisons', 'lead'] satisfies TaskAudience[]).map((to) => ({
      to,
      title: '协办任务已超时',
      text: `${task.text}，尚未反馈`,
    }))
    await tellThroughOutbox(inside, { key: 'late', subject: { kind: 'task', id }, notices, at: context.now })
    await taskStore(inside).update(id, { sweepAt: 0 })
  })
}

export const taskSweeps: readonly Sweep[] = [{ name: 'lateTasks', run: warnOfLateTasks }]
