import { caseEntryStore } from '../entries'
import { caseStore } from '../store'
import { mediaStore } from '../../media/media-store'
import type { CaseDoc } from '../documents'
import type { MediaDoc } from '../../media/documents'
import type { AttachedMedia, StoredMedia } from '../../../kernel/media-ref'
import { moveEarlierHistory } from '../earlier-history'
import type { CaseEntry } from '../entries'
import type { WorkContext } from '../../../kernel/context'
import { isToPublish } from '#domain/case/workflow'
import { coverOf, unlessRefused } from '../covers'
import { setAside } from './set-aside'
import { idOfAttached, recordIds, recordOfFirstRelease, refTo, withRecords } from '../../media'

/** Cases of one run, each with files to copy; the next run takes the rest. */
const BATCH = 20

/**
 * Gives the files of cases that the first release stored records of their own, and copies that their uploaders cannot
 * change. Finds none, on an index, once all have them.
 * @returns how many cases it did so for
 */
export async function recordMedia(context: WorkContext): Promise<number> {
  let done = 0
  for (const found of await caseStore(context.db).withoutRecords(BATCH)) {
    try {
      if (await recordOne(found, context)) done += 1
    } catch (error) {
      await setAside(found._id, error, context)
    }
  }
  return done
}

/** The case comes last and says that all is done; if somebody acts on it meanwhile, the next run finishes. */
async function recordOne(found: CaseDoc, context: WorkContext): Promise<boolean> {
  const { db } = context
  await moveEarlierHistory(found, db)
  const events = (await caseEntryStore(db).all({ kind: 'case', id: found._id })).filter(({ media }) =>
    media.some(isOld),
  )
  const records = await recordsFor(found, events, context)
  for (const { _id, media } of events) await caseEntryStore(db).update(_id, { media: refs(media, records) })
  const media = refs(found.media, records)
  const afterMedia = refs(found.afterMedia, records)
  const others = await mediaStore(db).many(recordIds([...media, ...afterMedia]))
  const covers = {
    cover: coverOf(withRecords(media, others)),
    afterCover: unlessRefused(coverOf(withRecords(afterMedia, others))),
  }
  return caseStore(db).updateUnchanged(found, {
    media,
    afterMedia,
    ...covers,
    ...(found.pastRounds
      ? {
          pastRounds: found.pastRounds.map((round) => ({
            ...round,
            afterMedia: refs(round.afterMedia, records),
          })),
        }
      : {}),
    // What WeChat cannot look at, a person has to once more.
    toPublish: isToPublish({ ...found, ...covers }),
    mediaRecorded: true,
  })
}

/**
 * A file of an answer is in its event and in the case: one record.
 * @returns the records by the upload that they are copies of
 */
async function recordsFor(
  found: CaseDoc,
  events: readonly CaseEntry[],
  context: WorkContext,
): Promise<Map<string, MediaDoc>> {
  const owned = [
    ...found.media.map((file) => ({
      file,
      ownerOpenid: found.reporter.openid,
      broughtAt: found.submittedAt,
    })),
    ...events.flatMap(({ media, actor, at }) =>
      media.map((file) => ({ file, ownerOpenid: actor.openid, broughtAt: at })),
    ),
    ...[found, ...(found.pastRounds ?? [])].flatMap(({ afterMedia }) =>
      afterMedia.map((file) => ({ file, ownerOpenid: '', broughtAt: 0 })),
    ),
  ]
  const records = new Map<string, MediaDoc>()
  for (const { file, ...brought } of owned) {
    if (!isOld(file) || records.has(file.fileId)) continue
    records.set(file.fileId, await recordOfFirstRelease({ file, caseId: found._id, ...brought }, context))
  }
  return records
}

function isOld(file: AttachedMedia): file is StoredMedia {
  return !('id' in file)
}

function refs(media: readonly AttachedMedia[], records: ReadonlyMap<string, MediaDoc>): AttachedMedia[] {
  return media.map((file) => {
    const record = isOld(file) ? records.get(file.fileId) : undefined
    return record ? { ...refTo(record), earlierId: idOfAttached(file) } : file
  })
}
