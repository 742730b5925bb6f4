import type { Point } from '../kernel/place'

export type { Point }

/** The vocabulary of a case: what the field calls things. Times are epoch milliseconds (UTC) throughout. */

/** 咨询, 求助, 投诉, 举报, 建议, 表扬 */
export const CASE_TYPES = ['consult', 'help', 'complaint', 'tipOff', 'suggestion', 'praise'] as const
export type CaseType = (typeof CASE_TYPES)[number]

/** Urgency decides the shortest limit: danger 2 h, utilities 24 h, general 7 d, complex 15 d. */
export const URGENCIES = ['danger', 'utilities', 'general', 'complex'] as const
export type Urgency = (typeof URGENCIES)[number]

/** 随手拍, 市长信箱, 12345 entry, 代报 (for an elder or neighbour). */
export const CHANNELS = ['snap', 'mayor', 'hotline', 'proxy'] as const
export type Channel = (typeof CHANNELS)[number]

export type { Role } from '../kernel/viewer'
export { ROLES } from '../kernel/viewer'

/** Where a report is, as its reporter tells it. */
export interface Place {
  point: Point
  /** What the citizen reads: street and number, or a landmark; empty for a pin that has neither. */
  address: string
  /** The reporter's choice where the town had to be asked. */
  townId?: string
  /** The reporter says that it lies in the city, where that was asked. */
  confirmed?: boolean
}

export type { MediaCheck, MediaFile, MediaKind } from '../kernel/media'

export const GRADES = [5, 4, 3, 2, 1] as const
/** 好差评: 非常满意 5 … 非常不满意 1. */
export type Grade = (typeof GRADES)[number]

export const SOLVED = ['yes', 'partly', 'no'] as const
export type Solved = (typeof SOLVED)[number]

/** The three promises of a case, epoch ms. */
export interface Clocks {
  signDue: number
  /** 0 when nobody can be contacted: an anonymous report without a phone number. */
  contactDue: number
  resolveDue: number
}

/** Which promise a clock is about. */
export type ClockKind = 'sign' | 'contact' | 'resolve' | 'callBack'
/** Those that are promised when a case comes in. */
export type PromiseKind = Exclude<ClockKind, 'callBack'>

/** A promise that a newly published calendar moved, epoch ms. */
export interface MovedClock {
  kind: PromiseKind
  from: number
  to: number
}
