import type { Out } from '../../../domain/api/index'
import { formatDate } from '../../../words/format'

export interface AnnouncementView {
  title: string
  when: string
  paragraphs: string[]
}

/** @param now epoch ms */
export function announcementView(
  { title, at, text }: Out<'city', 'announcement'>,
  now: number,
): AnnouncementView {
  return { title, when: `${formatDate(at, now)}发布`, paragraphs: text.split('\n').filter(Boolean) }
}
