import { formatDate, formatMoment, formatWeekday, placeText } from '../../../words/format'
import type { CaseView, MediaView, TimelineEntry } from '../../../domain/api/case'
import type { Option } from '../../../domain/api/common'
import type { StaffAction, StaffChoices } from '../../../domain/api/staff'
import { ACTION_ROWS, isIn } from '../../../domain/case/workflow'
import { maskAddress, maskText } from '../../../domain/kernel/text/mask'
import { isoDay } from './day'
import type { ActDraft } from './draft'
import { emptyDraft } from './draft'
import type { FormSpec } from './forms'

/** What the form says about the case it acts on. */
export interface ActPage {
  title: string
  /** 2611 2348 2135 · 路灯不亮 */
  about: string
  needsPhoto: boolean
  /** For a ruling: what the department asked for. */
  asked: string
  /** The day of the promise as it stands, where it may be moved: 目前的办理时限：今天 17:30. */
  promised: string
  /** The days that it may be moved to. */
  ends: EndView[]
  /** What happens besides where the case is now; '' for nothing. */
  also: string
  /** For a check of the answer: what it says and shows. */
  answer: AnswerView | null
  /** For publishing: what anyone will see. */
  becomesPublic: string[]
  /** The pictures among it, to be looked at before. */
  publicMedia: MediaView[]
}

/** A working day, as the picker offers it. */
export interface EndView {
  /** YYYY-MM-DD */
  day: string
  /** 12月3日 周四 */
  text: string
}

export interface AnswerView {
  /** 城管局 · 今天 14:05 */
  by: string
  text: string
  media: MediaView[]
  /** What the server noticed about it. */
  remark: string
}

/** @param now epoch ms */
export function actPage(action: StaffAction, view: CaseView, now: number): ActPage {
  const offer = view.actions.find((offered) => offered.action === action)
  return {
    title: view.text,
    about: `${view.number} · ${view.category.name}`,
    needsPhoto: offer?.needsPhoto ?? false,
    asked: isRuling(action) ? askedText(view, now) : '',
    promised: promisedText(action, view, now),
    ends: ACTION_ROWS[action].requires.includes('until') ? endsOf(view, now) : [],
    also: alsoText(action, view),
    answer: CHECKS.includes(action) ? answerOf(view, now) : null,
    becomesPublic: action === 'publish' ? publicParts(view) : [],
    publicMedia: action === 'publish' ? publicMediaOf(view) : [],
  }
}

/** Whoever does these judges the answer. */
const CHECKS: readonly StaffAction[] = ['verify', 'redo', 'close']

/** @returns the answer that is there now; null before, as when the lead closes in a hurry */
function answerOf({ timeline }: CaseView, now: number): AnswerView | null {
  const [latest] = timeline.filter(({ action }) => action === 'reply').sort((one, other) => other.at - one.at)
  if (!latest) return null
  const { by, at, text, media, remark = '' } = latest
  return { by: `${by} · ${formatMoment(at, now)}`, text, media, remark }
}

function promisedText(action: StaffAction, { clocks }: CaseView, now: number): string {
  const moves = ACTION_ROWS[action].requires.includes('until')
  return moves && clocks ? `目前的办理时限：${formatMoment(clocks.resolveDue, now)}` : ''
}

const endsOf = ({ mayExtendTo = [] }: CaseView, now: number): EndView[] =>
  mayExtendTo.map((at) => ({ day: isoDay(at), text: `${formatDate(at, now)} ${formatWeekday(at)}` }))

/** Whom pressing reaches, and that waiting for the citizen ends, depends on where the case is. */
function alsoText(action: StaffAction, { state, pausedAt }: CaseView): string {
  if (action === 'urge') return isIn('atPlatform', state) ? '由平台专员办理。' : ''
  const ends = pausedAt !== undefined && ACTION_ROWS[action].clock === 'resume' && action !== 'resume'
  return ends ? '不再等待市民补充，办理时限继续计算。' : ''
}

function publicMediaOf({ media, after, pastRounds }: CaseView): MediaView[] {
  return [...media, ...after, ...pastRounds.flatMap((round) => round.after)]
}

/** @returns the ids of the pictures and videos that whoever publishes is shown first */
export function shownIds({ publicMedia }: ActPage): string[] {
  return publicMedia.flatMap(({ id }) => (id === undefined ? [] : [id]))
}

function isRuling(action: StaffAction): boolean {
  return action === 'grantExtension' || action === 'refuseExtension'
}

/** @returns the latest request for an extension; undefined when none was made. */
export function extensionAsked({ timeline }: CaseView): TimelineEntry | undefined {
  const asked = timeline.filter(({ action }) => action === 'requestExtension')
  return asked.sort((one, other) => other.at - one.at)[0]
}

/** @returns 申请延到 12月3日：等待材料。材料下周到货 */
function askedText(view: CaseView, now: number): string {
  const asked = extensionAsked(view)
  if (!asked) return ''
  const why = [asked.reason, asked.text].filter(Boolean).join('。')
  return `${asked.by}申请延到 ${asked.until ? formatDate(asked.until, now) : '另定日期'}：${why}`
}

/** @returns what publishing shows to anyone, one line each. */
function publicParts(view: CaseView): string[] {
  return [
    `市民的描述：${maskText(view.text)}`,
    `地点：${placeText({ ...view.place, address: maskAddress(view.place.address) })}`,
    '部门的进展和答复，不含内部记录和人员姓名',
    '下面的照片和视频，未通过审核的除外',
  ]
}

/** @returns an untouched form, begun with what the case already says: the date asked for, the owner named. */
export function startingDraft(
  action: StaffAction,
  view: CaseView,
  departments: readonly Option[],
  key: string,
): ActDraft {
  const draft = emptyDraft(key)
  if (action === 'grantExtension') {
    const until = view.extension?.until
    return { ...draft, until: until !== undefined && view.mayExtendTo?.includes(until) ? isoDay(until) : '' }
  }
  if (action !== 'dispatch') return draft
  const owner = departments.find(({ name }) => name === ownerNamed(view)) ?? view.department
  return { ...draft, departmentId: owner?.id ?? '' }
}

/** @returns the department that the latest hand-back named as the right one. */
function ownerNamed({ timeline }: CaseView): string | undefined {
  const handBacks = timeline.filter(({ action }) => action === 'handBack')
  return handBacks.sort((one, other) => other.at - one.at)[0]?.toDepartment
}

/** The choices of one form: its own reasons, and the departments it may name. */
export interface ShownChoices {
  reasons: Option[]
  departments: Option[]
}

/** @returns the lists that the form draws; a case is not handed back to who has it. */
export function shownChoices(spec: FormSpec, choices: StaffChoices, view: CaseView): ShownChoices {
  const handBack = spec.department?.withCoDepartments === false
  return {
    reasons: spec.reason ? choices.reasons[spec.reason.from] : [],
    departments: spec.department
      ? choices.departments.filter(({ id }) => !handBack || id !== view.department?.id)
      : [],
  }
}

/** Where a picker begins to which nobody gave a day yet. */
const FIRST_SHOWN = 2

/** @returns the index of a chosen day; of a near one while none is chosen */
export function shownEnd({ ends }: ActPage, day: string): number {
  const chosen = ends.findIndex((end) => end.day === day)
  return chosen < 0 ? Math.max(0, Math.min(FIRST_SHOWN, ends.length - 1)) : chosen
}

/** @returns the text with a standard sentence behind it, once */
export function withPhrase(text: string, phrase: string): string {
  if (text.includes(phrase)) return text
  const endsSentence = text === '' || /[。！？；，、\s]$/.test(text)
  return text + (endsSentence ? '' : '。') + phrase
}
