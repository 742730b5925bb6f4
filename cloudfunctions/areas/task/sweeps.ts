import type { Sweep } from '../../kernel/area'
import type { WorkContext } from '../../kernel/context'
import { logFailure } from '../../kernel/log'
import { tellThroughOutbox } from '../../kernel/outbox/tell-through-outbox'
import { cancelIfUnwanted } from './cancel-unwanted'
import type { TaskDoc } from './documents'
import { taskStore } from './store'
import { lateNotices } from './told'
import { tasksWithCase } from './with-case'

/** Tasks of one run; the next run takes the rest. */
const BATCH = 200

/** What a co-department did not answer in time is told once, to it and to those who wait for it. */
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

async function warn({ _id: id, version }: TaskDoc, context: WorkContext): Promise<void> {
  const task = await tasksWithCase(context.db).get(id)
  if (!task || (await cancelIfUnwanted(task, context))) return
  await context.db.transaction(async (inside) => {
    const current = await taskStore(inside).get(id)
    if (current?.version !== version || current.sweepAt === 0) return
    const telling = { subject: { kind: 'task' as const, id }, notices: lateNotices(task), at: context.now }
    await tellThroughOutbox(inside, { key: 'late', ...telling })
    await taskStore(inside).update(id, { sweepAt: 0 })
  })
}

export const taskSweeps: readonly Sweep[] = [{ name: 'lateTasks', run: warnOfLateTasks }]
