import type { Acted, CaseView, MediaView } from '../../../domain/api/case'
import { formatDate } from '../../../words/format'
import { GRADE_LABELS, SOLVED_LABELS } from '../../../domain/case/labels'
import { isBadGrade, reasonsFor } from '../../../domain/case/rating'
import { lengthProblem, TEXT_LIMITS } from '../../../domain/kernel/text/length'
import type { Grade, Solved } from '../../../domain/case/types'
import { GRADES, SOLVED } from '../../../domain/case/types'

/** What the citizen has ticked so far; kept as a draft. */
export interface RateDraft {
  key: string
  grade?: Grade
  solved?: Solved
  reasons: string[]
  text: string
}

/** Faces from glad to sad; the word stands below each. */
export const FACES = GRADES.map((grade) => ({
  grade,
  text: breakable(GRADE_LABELS[grade]),
  image: `face-${grade}`,
}))

/** Large type breaks a grade where it is spoken: 非常 不满意, by a space without width. */
function breakable(label: string): string {
  return label.replace(/^(非常|基本)/, '$1\u200b')
}

export const SOLVED_CHOICES = SOLVED.map((solved) => ({ solved, text: SOLVED_LABELS[solved] }))

/** Reasons belong to a grade: another kind of grade starts anew. */
export function withGrade(draft: RateDraft, grade: Grade): RateDraft {
  const fitting = reasonsFor(grade)
  return { ...draft, grade, reasons: draft.reasons.filter((reason) => fitting.includes(reason)) }
}

export function withReason(draft: RateDraft, reason: string): RateDraft {
  const ticked = draft.reasons.includes(reason)
  return {
    ...draft,
    reasons: ticked ? draft.reasons.filter((one) => one !== reason) : [...draft.reasons, reason],
  }
}

export function reasonChips({ grade, reasons }: RateDraft): { text: string; on: boolean }[] {
  if (grade === undefined) return []
  return reasonsFor(grade).map((text) => ({ text, on: reasons.includes(text) }))
}

/** @returns what is missing, or ''. */
export function problemOf({ grade, solved, text }: RateDraft): string {
  if (grade === undefined) return '请选择满意程度'
  return solved === undefined ? '请选择问题是否解决' : lengthProblem(text, TEXT_LIMITS.remark)
}

/** What is rated: what was asked for, what the department said, and how it looks now. */
export interface RatedView {
  title: string
  /** 城管局的答复：…; empty without one. */
  answer: string
  after: MediaView[]
}

export function ratedView({ text, timeline, after }: CaseView): RatedView {
  const [reply] = timeline.filter(({ action }) => action === 'reply').sort((one, other) => other.at - one.at)
  return { title: text, answer: reply ? `${reply.by}的答复：${reply.text}` : '', after }
}

export interface Thanks {
  title: string
  text: string
  /** It is no success that is said thanks for. */
  isSorry: boolean
  /** 申请重办 is offered at once. */
  mayReopen: boolean
}

/**
 * @param rated the case as it is now: whether somebody will call is the server's word
 * @returns what the rating leads to
 */
export function thanksFor(grade: Grade, solved: Solved, rated: Acted, now: number): Thanks {
  const isBad = isBadGrade(grade)
  const canReopen = rated.actions.some(({ action }) => action === 'reopen')
  const mayReopen = canReopen && (isBad || solved !== 'yes')
  return {
    title: isBad ? '已收到您的评价' : '感谢您的评价',
    text: [whatFollows(isBad, solved, rated, now), mayReopen ? '问题还在的，可以现在申请重办。' : ''].join(
      '',
    ),
    isSorry: isBad,
    mayReopen,
  }
}

function whatFollows(isBad: boolean, solved: Solved, { callBack }: Acted, now: number): string {
  if (isBad && callBack)
    return `很抱歉没有让您满意。工作人员会在${formatDate(callBack.due, now)}前打电话回访您。`
  if (isBad) return '很抱歉没有让您满意，承办部门和平台已经收到。您没有留电话，工作人员无法回访。'
  if (solved === 'yes') return '您的评价会计入部门的满意率，谢谢您让城市变得更好。'
  return '没有完全解决的部分已记录。'
}
