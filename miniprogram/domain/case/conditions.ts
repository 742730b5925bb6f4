import type { ErrorCode } from '../kernel/errors'
import type { Refusal } from '../kernel/life'
import type { Party } from './actions'
import { RATING_WINDOW_DAYS, REOPEN_WINDOW_DAYS } from './limits'
import { isWithinDays, owesCallBack } from './rating'

/** What the rows of a case's actions cannot say by state and party: windows, and what must (not) have happened before. */

/** What the rows' own conditions look at. */
export interface CaseFacts {
  closedAt: number
  reopens: number
  bounces: number
  children: number
  contactedAt: number
  clocks: { contactDue: number }
  /** `reopens` when the reporter last asked for more than the one reopening. */
  askedAgainAfter?: number
  extension?: object
  callBack?: { doneAt: number }
  reporter: { anonymous: boolean }
  mayBePublished: boolean
  published: boolean
  /** Somebody decided that the public does not see it. */
  withheld?: boolean
  /** What stands in lists for the files of before and after the work; files may wait for a person's look. */
  cover?: { toReview?: boolean }
  afterCover?: { toReview?: boolean }
}

export type Condition = (facts: CaseFacts, now: number, parties: readonly Party[]) => Refusal | undefined

/** After so many hand-backs the dispatcher's decision stands: act first, argue later (先办后议). */
export const HAND_BACKS_MAX = 2

export const whenNot =
  (holds: (facts: CaseFacts) => boolean, code: ErrorCode, text?: string): Condition =>
  (facts) =>
    holds(facts) ? undefined : { code, ...(text === undefined ? {} : { text }) }

export const noOpenRequest = whenNot(
  ({ extension }) => extension !== undefined,
  'wrong_state',
  '该办件没有待审批的延期申请',
)

export const mayBeRated: Condition = ({ closedAt }, now) =>
  isWithinDays(closedAt, RATING_WINDOW_DAYS, now) ? undefined : { code: 'rating_window_over' }

const REOPENED_TOO_LATE = {
  code: 'reopen_window_over',
  text: `办结已超过 ${REOPEN_WINDOW_DAYS} 天，如仍有问题请重新上报`,
} as const

export const mayBeReopened: Condition = ({ reopens, closedAt }, now, parties) => {
  if (parties.includes('supervisor')) return undefined
  if (reopens > 0) return { code: 'already_reopened' }
  return isWithinDays(closedAt, REOPEN_WINDOW_DAYS, now) ? undefined : REOPENED_TOO_LATE
}

/** Supervision takes it up once for each time that it was done again. */
export const mayAskAgain = whenNot(
  ({ reopens, askedAgainAfter }) => reopens > 0 && askedAgainAfter !== reopens,
  'already_done',
)

export const owesContact = whenNot(
  ({ clocks, contactedAt }) => clocks.contactDue > 0 && contactedAt === 0,
  'wrong_state',
  '已有首次联系的记录',
)

/** Who calls must see the number; a department does not see that of somebody anonymous. */
export const mayCallBack: Condition = ({ callBack, reporter }, _now, parties) => {
  if (!owesCallBack(callBack)) return { code: 'wrong_state', text: '该办件没有待完成的回访' }
  const isOnlyLead = !parties.includes('dispatcher') && !parties.includes('supervisor')
  return reporter.anonymous && isOnlyLead ? { code: 'forbidden', text: '市民匿名，由平台回访' } : undefined
}

export const mayBeWithheld: Condition = ({ mayBePublished: agreed, published, withheld }) => {
  if (!agreed || published) return { code: 'wrong_state', text: '该办件不在待公开之列' }
  return withheld ? { code: 'already_done' } : undefined
}

/** @returns whether files of it wait for a person's look: whoever publishes decides, also once more when it is public */
export function hasFilesToReview({ cover, afterCover }: Pick<CaseFacts, 'cover' | 'afterCover'>): boolean {
  return Boolean(cover?.toReview ?? afterCover?.toReview)
}

export const mayBePublished: Condition = (facts) => {
  if (!facts.mayBePublished) return { code: 'wrong_state', text: '市民未同意公开，或该类办件不予公开' }
  return facts.published && !hasFilesToReview(facts) ? { code: 'already_done' } : undefined
}
