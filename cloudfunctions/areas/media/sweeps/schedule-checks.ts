import type { WorkContext } from '../../../kernel/context'
import { firstCheck, partsInDoubt } from '../checks/parts'
import { mediaStore } from '../media-store'

/** Files of one run; the next run takes the rest. */
const BATCH = 100

/**
 * Files that were stored before checks had a worker of their own: those that still wait for a verdict get one now. Finds
 * none, on an index, once all were looked at.
 * @returns how many were looked at
 */
export async function scheduleChecks({ db, now, services }: WorkContext): Promise<number> {
  const records = await mediaStore(db).unscheduled(BATCH)
  for (const record of records) {
    const waits = record.attachedTo !== '' && partsInDoubt(record).length > 0
    const check = firstCheck(record.kind, record.check)
    await mediaStore(db).update(record._id, { check, checkAt: waits ? now : 0 })
  }
  if (records.length > 0) services.kickChecks()
  return records.length
}
