import { CLOCK_LABELS } from '#domain/case/labels'
import { INFO_DAYS } from '#domain/case/limits'
import { isBadGrade } from '#domain/case/rating'
import type { CaseAction } from '#domain/case/workflow'
import { isIn } from '#domain/case/workflow'
import { DAY } from '#domain/kernel/time'
import type { CaseDoc } from './documents'
import type { CaseEntry } from './entries'
import { eventFacts } from './event-facts'
import { publicSight } from './access'
import type { Notice } from '../../kernel/outbox/notice'
import type { Audience } from './audience'

export type CaseNotice = Notice<Audience>

/** What a rule may speak of. */
export interface Facts {
  found: CaseDoc
  event: CaseEntry
  departmentName: string
  /** A time as people read it. */
  when(at: number): string
  /** What followers, who may not read the text, call it by: 2611 2518 2020 路面破损（西区街道）. */
  subject: string
  /** Why, as the city's lists name it; '' where no reason was given. */
  reasonName: string
}

const isPublic = (found: CaseDoc): boolean => publicSight(found) !== 'none'

type Rule = (facts: Facts) => CaseNotice[]

/** To the reporter, with a subscribe message. */
const citizen = (title: string, text: string, important = false): CaseNotice => ({
  to: 'reporter',
  title,
  text,
  purpose: 'progress',
  important,
})
/** To the department that must act now: also to its group. */
const task = (title: string, text: string): CaseNotice => ({
  to: 'liaisons',
  title,
  text,
  purpose: 'task',
  important: true,
})
/** Only in the inbox. */
const note = (to: Audience, title: string, text: string): CaseNotice => ({ to, title, text })

const newTask: Rule = ({ found }) => [
  {
    ...task('新的办件待签收', found.text),
    due: { at: found.clocks.signDue, to: '签收' },
    many: '新到 # 件待签收',
  },
]

/** @returns 答复期限由 12-31 17:30 调整为 01-04 17:30 */
function movedText({ moved = [] }: CaseEntry, when: Facts['when']): string {
  return moved
    .map(({ kind, from, to }) => `${CLOCK_LABELS[kind]}期限由 ${when(from)} 调整为 ${when(to)}`)
    .join('，')
}

/** Nobody waits to hear of these: they follow from what was told, or everybody sees them where they look anyway. */
export const TOLD_TO_NOBODY = [
  'verify',
  'contact',
  'archive',
  'callBack',
  'publish',
  'withhold',
  'unpublish',
] as const satisfies readonly CaseAction[]
type ToldAction = Exclude<CaseAction, (typeof TOLD_TO_NOBODY)[number]>

/** When something happened, who is told what. Every action has a rule, or is listed above. */
const RULES: Record<ToldAction, Rule> = {
  submit: ({ found }) =>
    found.state === 'submitted' ? [note('dispatchers', '新的诉求待审核', found.text)] : [],
  accept: () => [note('reporter', '诉求已受理', '平台已受理您的诉求，将尽快派单办理')],
  autoDispatch: newTask,
  dispatch: (facts) => [
    ...newTask(facts),
    note('reporter', '诉求已派单', `您的诉求已交由${facts.departmentName}办理`),
  ],
  sign: ({ departmentName }) => [
    { ...citizen('部门已签收', `${departmentName}已签收您的诉求`), brief: '承办部门已签收您的诉求' },
  ],
  progress: ({ event }) => [citizen('办理有新进展', event.text)],
  reply: ({ event }) => [citizen('部门已答复', event.text, true)],
  askInfo: ({ event }) => [
    {
      ...citizen('请补充信息', event.text, true),
      due: { at: event.at + INFO_DAYS * DAY, to: '补充' },
    },
  ],
  reject: ({ event, reasonName, subject }) => [
    citizen('诉求不予受理', [reasonName, event.text].filter(Boolean).join('。'), true),
    note('followers', '您关注的问题不予受理', `${subject}不予受理，如问题仍在，请重新上报`),
  ],
  merge: ({ event }) => {
    const text = `与办件 ${eventFacts(event).parentNumber} 为同一问题，合并办理，办结时会通知您`
    return [{ ...citizen('诉求已合并办理', text, true), brief: '与同一问题的办件合并，办结时通知您' }]
  },
  close: ({ found, subject }) => [
    { to: 'reporter', title: '诉求已办结', text: '请您评价办理结果', purpose: 'finished', important: true },
    {
      to: 'followers',
      title: '您关注的问题已办结',
      text: `${subject}已办结，${isPublic(found) ? '可查看办理结果' : '该办件未公开，如问题仍在，请重新上报'}`,
      brief: isPublic(found) ? '您关注的问题已办结，可查看结果' : '您关注的问题已办结，未公开结果',
      purpose: 'finished',
      important: true,
    },
  ],
  rate: ({ event, found, when }) => {
    if (!event.rating || !isBadGrade(event.rating.grade)) return []
    const { callBack } = found
    const [title, text] = callBack
      ? ['收到差评，请回访', `市民对办理结果不满意，请于 ${when(callBack.due)} 前回访并督促整改`]
      : ['收到差评', '市民对办理结果不满意，未留电话，无法回访，请核实整改']
    return (['liaisons', 'dispatchers', 'supervisors'] as const).map((to) => note(to, title, text))
  },
  withdraw: ({ event }) =>
    event.from === 'dispatched' ? [note('liaisons', '市民已撤回诉求', '该办件无需再办理')] : [],
  handBack: ({ event, departmentName }) => [
    note('dispatchers', '部门退单待派', `${departmentName}退回：${event.text}`),
  ],
  giveInfo: ({ event }) => [task('市民已补充信息', event.text)],
  addNote: ({ event }) => [note('liaisons', '市民补充说明', event.text)],
  resume: ({ departmentName }) => [
    note('reporter', '办件继续办理', `${departmentName}已不需要您补充信息，继续办理`),
  ],
  resumeWithoutInfo: () => [
    note('liaisons', '补充期满，请继续办理', `市民未在 ${INFO_DAYS} 天内补充信息，请按现有信息继续办理`),
  ],
  redo: ({ event }) => [task('核查退回，请重新办理', event.text)],
  reopen: ({ event }) => [task('办件重新办理', event.text)],
  askReopenAgain: ({ found, event }) => [
    note(
      'supervisors',
      '市民再次申请重办',
      `办件 ${found.number} 重办后市民仍不满意，请督办跟进：${event.text}`,
    ),
  ],
  requestExtension: ({ event, departmentName, when }) => [
    note('dispatchers', '延期申请待审批', `${departmentName}申请延期至 ${when(event.until)}：${event.text}`),
  ],
  grantExtension: ({ event, when }) => [
    note('liaisons', '延期申请已同意', `办结期限调整为 ${when(event.until)}`),
    note('reporter', '办理期限有调整', `因情况较复杂，办结期限调整为 ${when(event.until)}`),
  ],
  refuseExtension: ({ event }) => [note('liaisons', '延期申请未同意', event.text)],
  recalculate: ({ event, found, when }) => {
    const text = `节假日安排已公布，${movedText(event, when)}`
    const office = isIn('atPlatform', found.state) ? 'dispatchers' : 'liaisons'
    return [note('reporter', '办理期限有调整', text), note(office, '办件期限有调整', text)]
  },
  urge: ({ event, found }) =>
    isIn('atPlatform', found.state)
      ? [note('dispatchers', '督办提醒', event.text)]
      : [{ ...task('督办提醒', event.text), urgent: true }],
}

/** @returns what is to be told because of an event; it depends on nothing else, and changes nothing */
export function noticesFor(facts: Facts): CaseNotice[] {
  const { action } = facts.event
  // An event of another version of the product may have an action that this one does not know.
  return isTold(action) ? RULES[action](facts) : []
}

const isTold = (action: CaseAction): action is ToldAction => Object.hasOwn(RULES, action)
