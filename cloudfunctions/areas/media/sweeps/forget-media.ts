import { UNATTACHED_DAYS } from '#domain/kernel/media-limits'
import { DAY } from '#domain/kernel/time'
import { mediaStore } from '../media-store'
import type { MediaDoc } from '../documents'
import type { WorkContext } from '../../../kernel/context'

/** Files of one run; the next run takes the rest. */
const BATCH = 50
const KEPT_MS = UNATTACHED_DAYS * DAY

/**
 * Removes files that were kept for a report or an answer that never came.
 * @returns how many
 */
export async function forgetMedia(context: WorkContext): Promise<number> {
  const { db, services, now } = context
  let forgotten = 0
  for (const record of await mediaStore(db).unattached(now - KEPT_MS, BATCH)) {
    if (!(await forget(record, context))) continue
    await services.removeFiles([record.fileId, record.thumbId])
    forgotten += 1
  }
  return forgotten
}

/** @returns whether nothing holds the file; whoever attaches it at this moment wins or finds it gone. */
function forget({ _id }: MediaDoc, { db }: WorkContext): Promise<boolean> {
  return db.transaction(async (inside) => {
    const media = mediaStore(inside)
    const record = await media.get(_id)
    return record?.attachedTo === '' && media.remove(_id)
  })
}
