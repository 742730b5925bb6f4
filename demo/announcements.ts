import { zhongshan } from '../cities'
import type { CityDoc } from '../cloudfunctions/city/documents'
import { DAY } from '#domain/kernel/time'

const NOTICE = {
  text: '本周城区部分路段夜间养护施工，途经请减速或绕行',
  announcementId: 'announcement-2',
}

const ANNOUNCEMENTS: [title: string, daysAgo: number, text: string][] = [
  [
    '关于“市民随手拍”平台试运行的公告',
    2,
    '“市民随手拍”现已试运行。发现道路、路灯、环境卫生等身边问题，可以拍照上报，平台会转给负责的部门办理。\n提交后可在“我的办件”查看由谁办理、何时答复；办结后欢迎评价。遇到紧急情况，请直接拨打报警、火警或急救电话。',
  ],
  [
    '本周城区部分路段夜间养护施工安排',
    3,
    '为减少对日间交通的影响，本周部分路段安排在夜间养护施工，施工时段为每日 22:00 至次日 6:00。\n施工路段会设置围挡和警示灯，途经时请减速慢行，或按现场指示绕行。雨天顺延。',
  ],
  [
    '秋冬季道路积水点排查整治进展',
    6,
    '各镇街已对反映较多的积水点逐一排查，可以马上处理的已安排清淤疏通，需要改造的已列入计划。\n如发现新的积水点，请用随手拍上报，并写明积水的位置和时间。',
  ],
  [
    '十月群众诉求办理情况通报',
    12,
    '十月收到的诉求均已转有关部门办理，公开的办理结果可在“公开办件”中查看。\n对办理结果不满意的，可在办结后 14 天内评价或申请重办。',
  ],
  [
    '生活垃圾分类投放点调整通知',
    20,
    '部分小区的投放点位置和开放时间有调整，以小区门口的公示为准。\n投放点满溢或无人清运时，可用随手拍选择“垃圾与卫生”上报。',
  ],
]

/**
 * The city's settings with news that a demonstration needs and that no city said.
 * @param now what the announcements' dates are relative to, epoch ms
 */
export function demoSettings(now: number): CityDoc {
  const announcements = ANNOUNCEMENTS.map(([title, daysAgo, text], index) => ({
    id: `announcement-${index + 1}`,
    title,
    at: now - daysAgo * DAY,
    text,
  }))
  return { ...zhongshan.settings, notice: NOTICE, announcements }
}
