import type { BegunUpload, UploadPlace } from '#domain/api/media'
import type { UseCase } from '../../../kernel/context'
import { newUploadToken } from '../../../kernel/ids'
import { countBegun, todayOf } from '../day-limit'
import { pathsOf } from '../upload-place'

/** A place of its own for each file, so that nobody can tell from two pictures that one person took both. */
export const begin: UseCase<BegunUpload, UploadPlace> = async ({ kind, bytes }, context) => {
  const place = { token: newUploadToken(), kind }
  const today = await todayOf(context)
  await context.db.transaction((inside) => countBegun(today, place, bytes, inside))
  return pathsOf(context.person._id, place)
}
