import type { CaseView, MediaView, OfferedAction } from '../../../domain/api/case'
import type { OwnAction } from '../../../domain/api/own'
import { isAwaited, isOwnAction } from '../../../domain/api/own'
import { formatCaseNumber } from '../../../domain/case/case-number'
import { CHANNEL_LABELS, GRADE_LABELS, SOLVED_LABELS, TYPE_LABELS } from '../../../domain/case/labels'
import { namesTown } from '../../../domain/case/place-check'
import { isBadGrade } from '../../../domain/case/rating'
import type { Grade } from '../../../domain/case/types'
import { buttonLabel, isIn } from '../../../domain/case/workflow'
import type { CaseState } from '../../../domain/case/workflow'
import type { Tone } from '../../../domain/kernel/life'
import type { Progress } from '../../../components/case-steps/view'
import { progressOf } from '../../../components/case-steps/view'
import type { Pair } from '../../../components/compare-slider/view'
import { pairOf } from '../../../components/compare-slider/view'
import type { PastRoundRow } from '../../../components/past-rounds/view'
import { pastRoundRows } from '../../../components/past-rounds/view'
import { ASSUMED_NOTE } from '../../../words/assumed-note'
import { formatDate, formatMoment } from '../../../words/format'
import type { TimelineRow } from '../../../components/timeline/view'
import { timelineRows } from '../../../components/timeline/view'
import type { StateMark } from '../../../words/tones'
import { markOf } from '../../../words/tones'
import type { Sentence } from './sentence'
import { sentenceOf, workedOn } from './sentence'
import { lastQuestion } from '../shared/question'

/** A case page for citizens and the public, in words. */
export interface DetailView {
  id: string
  mark: StateMark
  sentence: Sentence
  /** That the promised date may move once; '' where none is shown or it is certain. */
  assumed: string
  /** What the department asks the reporter, while it waits for the answer. */
  question: string
  progress: Progress
  text: string
  media: MediaView[]
  pair: Pair | null
  /** How it ended each time before it was reopened. */
  pastRounds: PastRoundRow[]
  timeline: TimelineRow[]
  moreHistory: boolean
  facts: { label: string; value: string }[]
  address: string
  townName: string
  point: { longitude: number; latitude: number }
  own: boolean
  supports: number
  supportedByMe: boolean
  /** 我也遇到 makes sense: someone else's, still open. */
  maySupport: boolean
  /** More messages may come. */
  mayFollow: boolean
  rating: { grade: string; face: string; tone: Tone; facts: string; text: string } | null
  /** What was taken back may be changed and sent again. */
  mayReportAgain: boolean
  buttons: Button[]
  more: Button[]
}

export interface Button {
  action: OwnAction
  /** Named as vant's action sheet wants it. */
  name: string
  primary: boolean
}

/** States whose sentence tells a date. */
const PROMISED: readonly CaseState[] = [
  'submitted',
  'accepted',
  'returned',
  'dispatched',
  'signed',
  'processing',
  'reopened',
]

/** At most so many buttons; the rest goes behind 更多. */
const BUTTONS = 2

export function detailView(view: CaseView, now: number): DetailView {
  const { buttons, more } = buttonsOf(view.actions)
  const worked = workedOn(view)
  const finished = isIn('finished', worked.state)
  return {
    id: view.id,
    mark: markOf(view.state, view.rating?.grade),
    sentence: sentenceOf(view, now),
    assumed: assumedNote(view),
    question: view.sight === 'own' && view.state === 'needInfo' ? lastQuestion(view) : '',
    progress: progressOf(worked.state),
    text: view.text,
    media: view.media,
    pair: pairOf(view.before, worked.after),
    pastRounds: pastRoundRows(view.pastRounds, now),
    timeline: timelineRows([...view.timeline, ...(view.main?.timeline ?? [])], now),
    moreHistory: view.earlier !== undefined,
    facts: factsOf(view, now),
    address: view.place.address,
    townName: namesTown(view.place.address, view.place.townName) ? '' : view.place.townName,
    point: view.place.point,
    own: view.sight === 'own',
    supports: view.supports,
    supportedByMe: view.supportedByMe,
    maySupport: view.sight === 'public' && !finished,
    mayFollow: (view.sight === 'own' || view.supportedByMe) && !finished,
    rating: ratingOf(view.rating),
    mayReportAgain: view.sight === 'own' && view.state === 'withdrawn',
    buttons,
    more,
  }
}

/** Only where the page shows a promised date. */
function assumedNote({ assumed, clocks, pausedAt, state }: CaseView): string {
  const runs = clocks !== undefined && !pausedAt && PROMISED.includes(state)
  return assumed && runs ? ASSUMED_NOTE : ''
}

/** @returns what the server offers to the reporter, in its order; what the case waits for stands out. */
export function buttonsOf(offered: readonly OfferedAction[]): { buttons: Button[]; more: Button[] } {
  const actions = offered.map(({ action }) => action).filter(isOwnAction)
  // While the department waits for an answer, a note beside it would only be taken for one.
  const isAsked = actions.includes('giveInfo')
  const shown = actions.filter((action) => !(isAsked && action === 'addNote'))
  const all = shown.map((action, index) => ({
    action,
    name: buttonLabel(action),
    primary: index === 0 && isAwaited(action),
  }))
  return { buttons: all.slice(0, BUTTONS), more: all.slice(BUTTONS) }
}

function ratingOf(rating: CaseView['rating']): DetailView['rating'] {
  if (!rating) return null
  return {
    grade: GRADE_LABELS[rating.grade],
    face: `/packages/case/images/face-${rating.grade}.svg`,
    tone: toneOfGrade(rating.grade),
    facts: [SOLVED_LABELS[rating.solved], ...rating.reasons].join(' · '),
    text: rating.text,
  }
}

function toneOfGrade(grade: Grade): Tone {
  if (isBadGrade(grade)) return 'late'
  return grade === 3 ? 'warn' : 'done'
}

function factsOf(view: CaseView, now: number): DetailView['facts'] {
  const facts: [string, string | undefined][] = [
    ['办件编号', formatCaseNumber(view.number)],
    ['提交时间', formatMoment(view.at, now)],
    ['承诺答复', promisedText(view, now)],
    ['问题类别', view.category.name],
    ['诉求类型', TYPE_LABELS[view.type]],
    ['来源', CHANNEL_LABELS[view.channel]],
    ['办理次数', view.round > 1 ? `第 ${view.round} 次` : undefined],
    ['承办部门', workedOn(view).department?.name],
    ['协办部门', view.coDepartments.map(({ name }) => name).join('、')],
    ...view.answers.map(({ question, answer }): [string, string] => [question, answer]),
    ['联系人', view.contact ? contactText(view.contact) : undefined],
    ['是否公开', view.sight === 'own' ? openText(view) : undefined],
  ]
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

/** The date that everybody asks for, until there is an answer. */
function promisedText({ clocks, state, pausedAt }: CaseView, now: number): string | undefined {
  if (!clocks || !isIn('open', state)) return undefined
  return pausedAt ? '暂停计时，补充后顺延' : `${formatDate(clocks.resolveDue, now)}前`
}

function contactText({ name, phone, anonymous }: NonNullable<CaseView['contact']>): string {
  return [name, phone, anonymous ? '（对部门匿名）' : ''].filter(Boolean).join(' ')
}

function openText({ published, mayBePublished, withheld }: CaseView): string {
  if (published) return '已公开'
  if (withheld) return '同意公开，经核对未公开'
  return mayBePublished ? '同意公开，待审核' : '不公开'
}
