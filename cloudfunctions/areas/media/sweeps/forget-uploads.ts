import { DAY } from '#domain/kernel/time'
import type { WorkContext } from '../../../kernel/context'
import type { UploadsDoc } from '../documents'
import { pathsOf } from '../upload-place'
import { uploadsStore } from '../uploads-store'

/** Days of persons in one run; the next run takes the rest. */
const BATCH = 60
/**
 * What was kept has its copy, and what was not has no use. A phone shows the small pictures of a draft from here: drafts are
 * kept for 14 days after their last change.
 */
const KEPT_MS = 15 * DAY

/**
 * Removes what people uploaded, whatever became of it. What fails is tried again by the next run.
 * @returns how many days of persons
 */
export async function forgetUploads({ db, services, now }: WorkContext): Promise<number> {
  const days = await uploadsStore(db).before(now - KEPT_MS, BATCH)
  await services.removeFiles(await services.fileIdsOf(days.flatMap(pathsIn)))
  for (const { _id } of days) await uploadsStore(db).remove(_id)
  return days.length
}

function pathsIn({ ownerOpenid, begun, others }: UploadsDoc): string[] {
  const places = begun.map((place) => pathsOf(ownerOpenid, place))
  return [...places.flatMap(({ file, thumb }) => [file, thumb]), ...others]
}
