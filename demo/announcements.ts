import { zhongshan } from '../cities'
import type { CityDoc } from '../cloudfunctions/city/documents'
import { DAY } from '#domain/kernel/time'

const NOTICE = { text: '本周城区部分路段夜间养护施工，途经请减速或绕行' }

const ANNOUNCEMENTS: [title: string, daysAgo: number][] = [
  ['关于“市民随手拍”平台试运行的公告', 2],
  ['本周城区部分路段夜间养护施工安排', 3],
  ['秋冬季道路积水点排查整治进展', 6],
  ['十月群众诉求办理情况通报', 12],
  ['生活垃圾分类投放点调整通知', 20],
]

/**
 * The city's settings with news that a demonstration needs and that no city said.
 * @param now what the announcements' dates are relative to, epoch ms
 */
export function demoSettings(now: number): CityDoc {
  const announcements = ANNOUNCEMENTS.map(([title, daysAgo], index) => ({
    id: `announcement-${index + 1}`,
    title,
    at: now - daysAgo * DAY,
  }))
  return { ...zhongshan.settings, notice: NOTICE, announcements }
}
