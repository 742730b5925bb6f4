import type { CaseView, MediaView, OfferedAction } from '../../../domain/api/case'
import type { Light, StaffAction } from '../../../domain/api/staff'
import { lightOf } from '../../../domain/case/deadlines'
import { CHANNEL_LABELS, TYPE_LABELS } from '../../../domain/case/labels'
import { doubtText, namesTown } from '../../../domain/case/place-check'
import { formatCaseNumber } from '../../../domain/case/case-number'
import { describeRemaining } from '../../../domain/case/remaining'
import { stateLabel } from '../../../domain/case/workflow'
import type { Tone } from '../../../domain/kernel/life'
import { formatDate, formatDay, formatMoment } from '../../../words/format'
import { clockName, clockText, LIGHTS } from '../../../words/lights'
import { markOf } from '../../../words/tones'
import { isGrave, isStaffAction, staffLabel } from '../shared/actions'

/** The clock that runs on a case now, as the bar on top of the page shows it. */
export interface ClockView {
  icon: string
  tone: Tone
  /** 签收剩 25 分钟 */
  headline: string
  /** 今天 17:30 前签收 */
  detail: string
}

/** @param now epoch ms. @returns what the bar says; it is never empty. */
export function clockView(view: CaseView, now: number): ClockView {
  if (view.pausedAt) {
    return {
      ...looks('paused'),
      headline: '等市民补充，计时暂停',
      detail: `${formatMoment(view.pausedAt, now)} 起暂停`,
    }
  }
  if (!view.due) {
    const { icon, tone, text } = markOf(view.state, view.rating?.grade)
    return { icon, tone, headline: text, detail: endText(view, now) }
  }
  const { kind, at, from } = view.due
  const { icon, tone, word } = LIGHTS[lightOf(from, at, now)]
  const name = clockName(kind, view.state)
  return {
    icon,
    tone,
    headline: clockText(word, name, describeRemaining(at, now)),
    detail: [`${formatMoment(at, now)} 前${name}`, extensionText(view, now), view.urgedAt ? '督办中' : '']
      .filter(Boolean)
      .join(' · '),
  }
}

/** @returns 延期审批中（申请延到 12月3日）, or '' */
function extensionText({ extension }: CaseView, now: number): string {
  return extension ? `延期审批中（申请延到 ${formatDate(extension.until, now)}）` : ''
}

function looks(light: Light): { icon: string; tone: Tone } {
  const { icon, tone } = LIGHTS[light]
  return { icon, tone }
}

function endText({ closedAt }: CaseView, now: number): string {
  return closedAt ? `${formatMoment(closedAt, now)} 结束` : ''
}

export interface ActionView {
  action: StaffAction
  label: string
}

/** One next action, at most one beside it, the rest behind a sheet. */
export interface ActionBar {
  primary?: ActionView
  secondary?: ActionView
  more: ActionView[]
}

/**
 * @returns the server's offers that belong to staff, in the server's order; what takes something away from somebody is
 * never the main button.
 */
export function actionBar(offers: readonly OfferedAction[]): ActionBar {
  const actions = offers.flatMap(({ action }) =>
    isStaffAction(action) ? [{ action, label: staffLabel(action) }] : [],
  )
  const primary = actions.find(({ action }) => !isGrave(action))
  const [secondary, ...more] = actions.filter((action) => action !== primary)
  return { more, ...(primary ? { primary } : {}), ...(secondary ? { secondary } : {}) }
}

export interface Fact {
  label: string
  value: string
}

/** @returns what is good to know and not needed at once; lines without a value are left out. */
export function factsOf(view: CaseView, now: number): Fact[] {
  const facts: Fact[] = [
    { label: '编号', value: view.number },
    { label: '类型', value: `${TYPE_LABELS[view.type]} · ${CHANNEL_LABELS[view.channel]}` },
    { label: '提交时间', value: formatMoment(view.at, now) },
    { label: '主办部门', value: view.department?.name ?? '待派单' },
    { label: '协办部门', value: view.coDepartments.map(({ name }) => name).join('、') },
    { label: '办理时限', value: view.clocks ? formatMoment(view.clocks.resolveDue, now) : '' },
    { label: '我也遇到', value: view.supports > 0 ? `${view.supports} 人` : '' },
    { label: '办理次数', value: view.round > 1 ? `第 ${view.round} 次` : '' },
    { label: '退单次数', value: view.bounces ? `${view.bounces} 次` : '' },
    { label: '是否公开', value: openness(view) },
    { label: '办结原因', value: view.closeReason ?? '' },
  ]
  return facts.filter(({ value }) => value !== '')
}

function openness({ published, mayBePublished, withheld }: CaseView): string {
  if (published) return '已公开'
  if (withheld) return '经核对不予公开'
  return mayBePublished ? '市民同意公开，尚未公开' : '不公开'
}

/** @returns 李女士 138…, or that the reporter is not named; undefined when the viewer gets no contact. */
export function contactView(view: CaseView): { name: string; phone: string; note: string } | undefined {
  if (!view.contact) return undefined
  const { name, phone, anonymous } = view.contact
  return {
    name: anonymous ? '匿名市民' : name || '未留姓名',
    phone,
    note: phone === '' ? noPhoneNote(view) : '',
  }
}

/** The other way is named only to whoever has it. */
function noPhoneNote({ actions }: CaseView): string {
  const canAsk = actions.some(({ action }) => action === 'askInfo')
  return canAsk ? '未留电话，可用“请市民补充”联系' : '未留电话'
}

/** @returns 并入 2611 2518 2020 · 办理中, and what opens it, where that may be known; undefined for a case that stands by itself */
export function parentLine({ parent }: CaseView): { id: string; text: string } | undefined {
  if (!parent) return undefined
  const { id = '', number, state } = parent
  const goesOn = state ? ` · ${stateLabel(state)}` : ''
  return { id, text: `并入 ${formatCaseNumber(number)}${goesOn}` }
}

/** @returns 今天提交 · 路灯不亮 · 西区街道 */
export function originText(view: CaseView, now: number): string {
  return [`${formatDay(view.at, now)}提交`, view.category.name, view.place.townName]
    .filter(Boolean)
    .join(' · ')
}

/** A text of more characters is folded at first, so that picture, place and contact stay near. */
const LONG_TEXT = 160

export function isLong(text: string): boolean {
  return text.length > LONG_TEXT
}

/** What the citizen told: the part of a case that the page shows as it is. */
export interface Said {
  text: string
  media: MediaView[]
  address: string
  /** Empty where the address says it already. */
  townName: string
  /** What should be checked about the place. */
  doubts: string[]
  answers: CaseView['answers']
}

export function saidIn({ text, media, place, answers }: CaseView): Said {
  const { address, townName, doubts = [] } = place
  return {
    text,
    media,
    address,
    townName: namesTown(address, townName) ? '' : townName,
    doubts: doubts.map(doubtText),
    answers,
  }
}
