import { formatDate, placeText } from '../../../words/format'
import type { CaseView, MediaView, TimelineEntry } from '../../../domain/api/case'
import type { Option } from '../../../domain/api/common'
import type { StaffAction, StaffChoices } from '../../../domain/api/staff'
import { EXTENSION_DAYS_MAX } from '../../../domain/case/limits'
import { DAY } from '../../../domain/kernel/time'
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
  /** Limits of the date picker, YYYY-MM-DD. */
  firstDay: string
  lastDay: string
  /** For publishing: what anyone will see. */
  becomesPublic: string[]
  /** The pictures among it, to be looked at before. */
  publicMedia: MediaView[]
}

/** @param now epoch ms */
export function actPage(action: StaffAction, view: CaseView, now: number): ActPage {
  const offer = view.actions.find((offered) => offered.action === action)
  return {
    title: view.text,
    about: `${view.number} · ${view.category.name}`,
    needsPhoto: offer?.needsPhoto ?? false,
    asked: isRuling(action) ? askedText(view, now) : '',
    firstDay: isoDay(Math.max(now, view.clocks?.resolveDue ?? 0) + DAY),
    lastDay: isoDay(now + EXTENSION_DAYS_MAX * DAY),
    becomesPublic: action === 'publish' ? publicParts(view) : [],
    publicMedia: action === 'publish' ? [...view.media, ...view.after] : [],
  }
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
    `市民的描述：${view.text}`,
    `地点：${placeText(view.place)}`,
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
    const until = extensionAsked(view)?.until
    return { ...draft, until: until === undefined ? '' : isoDay(until) }
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
