import { isStaff } from '#domain/case/permissions'
import { AppError } from '#domain/kernel/errors'
import { UPLOADS_A_DAY } from '#domain/kernel/media-limits'
import { localDay } from '#domain/kernel/time'
import type { Context } from '../../kernel/context'
import { idOf } from '../../kernel/ids'
import type { TransactionStore } from '../../kernel/platform/database'
import type { UploadPlaceDoc, UploadsDoc } from './documents'
import { pathsOf } from './upload-place'
import { uploadsStore } from './uploads-store'

/** A person's day, as it is before anything was brought. */
export interface Today {
  empty: UploadsDoc
  most: (typeof UPLOADS_A_DAY)[keyof typeof UPLOADS_A_DAY]
}

export async function todayOf({ person, viewer, now, reference }: Context): Promise<Today> {
  const { city } = await reference()
  const _id = idOf('uploads', person._id, localDay(now, city.workingHours))
  return {
    empty: { _id, ownerOpenid: person._id, at: now, begun: [], kept: 0, bytes: 0, others: [] },
    most: isStaff(viewer) ? UPLOADS_A_DAY.staff : UPLOADS_A_DAY.citizen,
  }
}

/**
 * Writes down that a file is about to be uploaded to a place, in the transaction of whoever calls.
 * @param bytes as the phone says; what is really brought is counted when it is kept
 * @throws AppError `too_often`
 */
export async function countBegun(
  { empty, most }: Today,
  place: UploadPlaceDoc,
  bytes: number,
  store: TransactionStore,
): Promise<void> {
  const known = await uploadsStore(store).get(empty._id)
  const day = known ?? empty
  if (day.begun.length >= most.files || day.bytes + bytes > most.bytes) throw tooMany()
  await write(known, { ...day, begun: [...day.begun, place] }, store)
}

/**
 * Counts a file that is kept, in the transaction that keeps it.
 * @param bytes of the file and its thumb
 * @param paths where it was uploaded to
 * @throws AppError `too_often`
 */
export async function countKept(
  { empty, most }: Today,
  bytes: number,
  paths: readonly string[],
  store: TransactionStore,
): Promise<void> {
  const known = await uploadsStore(store).get(empty._id)
  const day = known ?? empty
  if (day.kept >= most.files || day.bytes + bytes > most.bytes) throw tooMany()
  const begun = new Set(day.begun.map((place) => pathsOf(day.ownerOpenid, place).file))
  const others = paths.some((path) => begun.has(path)) ? day.others : [...day.others, ...paths]
  await write(known, { ...day, kept: day.kept + 1, bytes: day.bytes + bytes, others }, store)
}

/**
 * The same question before a file is read and copied, which is a lot of work for nothing otherwise.
 * @throws AppError `too_often`
 */
export async function requireRoom({ empty, most }: Today, store: TransactionStore): Promise<void> {
  const day = await uploadsStore(store).get(empty._id)
  if (day && (day.kept >= most.files || day.bytes >= most.bytes)) throw tooMany()
}

async function write(known: UploadsDoc | undefined, day: UploadsDoc, store: TransactionStore): Promise<void> {
  const { _id, begun, kept, bytes, others } = day
  if (known) await uploadsStore(store).update(_id, { begun, kept, bytes, others })
  else await uploadsStore(store).insert(day)
}

function tooMany(): AppError {
  const file = '已达今日上限'
  return new AppError('too_often', { text: '今天上传的照片和视频已达上限，请明天再传', fields: { file } })
}
