import { AppError } from '#domain/kernel/errors'
import { ACTION_ROWS } from '#domain/case/workflow'
import type { CaseAction } from '#domain/case/workflow'
import type { CaseDoc } from './documents'
import type { MediaDoc } from '../media/documents'
import { mediaStore } from '../media/media-store'
import { recordIds, withRecords } from '../media'
import type { TransactionStore } from '../../kernel/platform/database'

/**
 * Where an action asks for some picture of the result, one of an earlier action counts too, unless it was refused meanwhile.
 * @param after the case as it will be, with `files` that came along
 * @throws AppError `photo_required`
 */
export async function requireProof(
  action: CaseAction,
  { physical, afterMedia }: CaseDoc,
  files: readonly MediaDoc[],
  store: TransactionStore,
): Promise<void> {
  if (!physical || !ACTION_ROWS[action].requires.includes('someAfterPhoto')) return
  const records = new Map(files.map((record) => [record._id, record]))
  for (const id of recordIds(afterMedia)) {
    const record = records.get(id) ?? (await mediaStore(store).get(id))
    if (record) records.set(id, record)
  }
  const proves = withRecords(afterMedia, records).some(
    ({ kind, check }) => kind === 'image' && check !== 'risky',
  )
  if (!proves) throw new AppError('photo_required', { fields: { media: '请上传办理后的现场照片' } })
}
