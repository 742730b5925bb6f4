import { localDay } from '#domain/kernel/time'
import { platformPeople, putIntoInboxes } from '../../../kernel/channels/put-into-inboxes'
import type { WorkContext } from '../../../kernel/context'
import { idOf } from '../../../kernel/ids'
import type { MediaDoc } from '../documents'
import type { Follow } from '../follow'
import { mediaStore } from '../media-store'
import { partsInDoubt } from './parts'

/**
 * WeChat gave no verdict, however often it was asked: from now on whoever publishes the case decides.
 * @param follow what whoever holds the file does then
 * @returns whether anything was still open
 */
export function handToPerson(mediaId: string, follow: Follow, { db }: WorkContext): Promise<boolean> {
  return db.transaction(async (inside) => {
    const record = await mediaStore(inside).get(mediaId)
    if (!record) return false
    const changes = undecided(record)
    await mediaStore(inside).update(mediaId, { ...changes, checkAt: 0 })
    await follow({ ...record, ...changes }, inside)
    return Object.keys(changes).length > 0
  })
}

function undecided(record: MediaDoc): Partial<Pick<MediaDoc, 'check' | 'thumbCheck'>> {
  const parts = partsInDoubt(record).map(({ part }) => part)
  const isOwnThumb = record.thumbId === record.fileId
  return {
    ...(parts.includes('file') ? { check: 'review' } : {}),
    ...(parts.includes('thumb') || (isOwnThumb && parts.includes('file')) ? { thumbCheck: 'review' } : {}),
  }
}

/** Once on a day of the city while it lasts: most likely WeChat's pushes are not set up. */
export async function tellPlatform(context: WorkContext): Promise<void> {
  const { city } = await context.reference()
  const sourceId = idOf('checksUnanswered', localDay(context.now, city.workingHours))
  const text =
    '有照片没有等到微信的内容检查结果，已转为待人工查看，公开办件时请逐张查看。如经常出现，请检查云开发“消息推送”的设置'
  await putIntoInboxes(
    await platformPeople(context),
    { sourceId, title: '照片未得到检查结果', text },
    context,
  )
}
