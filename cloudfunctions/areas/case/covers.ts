import { caseStore } from './store'
import { mediaStore } from '../media/media-store'
import type { MediaCheck } from '#domain/case/types'
import { isToPublish } from '#domain/case/workflow'
import type { CaseDoc, Cover } from './documents'
import type { MediaDoc } from '../media/documents'
import type { AttachedMedia } from '../../kernel/media-ref'
import type { TransactionStore } from '../../kernel/platform/database'
import type { Follow, SeenMedia } from '../media'
import { recordIds, withRecords } from '../media'

const RANK: Record<MediaCheck, number> = { pass: 0, pending: 1, review: 1, risky: 2 }

/** @returns the picture that most people may see, a picture before a video; undefined without any file */
export function coverOf(media: readonly SeenMedia[]): Cover | undefined {
  const rank = ({ check, kind }: SeenMedia) => RANK[check] * 2 + (kind === 'image' ? 0 : 1)
  const [best] = [...media].sort((a, b) => rank(a) - rank(b))
  const toReview = media.some(({ check }) => check === 'review') ? { toReview: true as const } : {}
  return best && { thumbId: best.thumbId, check: best.check, ...toReview }
}

export const unlessRefused = (cover: Cover | undefined): Cover | undefined =>
  cover?.check === 'risky' ? undefined : cover

type Attached = Partial<Pick<CaseDoc, 'media' | 'afterMedia'>>
type Covers = Pick<CaseDoc, 'cover' | 'afterCover'>

/**
 * The covers of those lists that are given, for the transaction that changes a list or a record of it: whoever else does
 * so at the same moment writes the same case, and one of both begins anew.
 * @param known records that were read or changed in it already
 */
export async function coversOf(
  { media, afterMedia }: Attached,
  store: TransactionStore,
  known: readonly MediaDoc[] = [],
): Promise<Covers> {
  const records = new Map(known.map((record) => [record._id, record]))
  const cover = async (files: readonly AttachedMedia[]) => {
    for (const id of recordIds(files)) {
      const record = records.get(id) ?? (await mediaStore(store).get(id))
      if (record) records.set(id, record)
    }
    return coverOf(withRecords(files, records))
  }
  return {
    ...(media ? { cover: await cover(media) } : {}),
    // A refused picture shows no result to anybody.
    ...(afterMedia ? { afterCover: unlessRefused(await cover(afterMedia)) } : {}),
  }
}

/** Brings the covers of a case in line with a record that changed. */
export const followRecord: Follow = async (record, store) => {
  if (record.attachedTo === '') return
  const found = await caseStore(store).get(record.attachedTo.id)
  if (!found) return
  const holds = (files: readonly AttachedMedia[]) => recordIds(files).includes(record._id)
  const lists: Attached = {
    ...(holds(found.media) ? { media: found.media } : {}),
    ...(holds(found.afterMedia) ? { afterMedia: found.afterMedia } : {}),
  }
  const covers = await coversOf(lists, store, [record])
  if (Object.keys(covers).length === 0) return
  const toPublish = isToPublish({ ...found, ...covers })
  await caseStore(store).update(found._id, { ...covers, toPublish })
}
