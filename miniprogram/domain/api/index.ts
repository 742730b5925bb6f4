import type { AccountActions } from './account'
import type { ArticleActions } from './article'
import type { CaseActions } from './case'
import type { CityActions } from './city'
import type { MediaActions } from './media'
import type { StaffActions } from './staff'
import type { TaskActions } from './task'

/** The areas that a phone may call, and their actions. */
export interface Api {
  account: AccountActions
  article: ArticleActions
  case: CaseActions
  city: CityActions
  media: MediaActions
  staff: StaffActions
  task: TaskActions
}

export type Area = keyof Api
export type ActionOf<A extends Area> = keyof Api[A] & string
export type In<A extends Area, N extends ActionOf<A>> = Api[A][N] extends { in: infer I } ? I : never
export type Out<A extends Area, N extends ActionOf<A>> = Api[A][N] extends { out: infer O } ? O : never

/**
 * The cloud function that serves each area. Functions are few, by whom they trust and not by topic: a seldom called one
 * would start cold for nearly everybody who opens its page.
 */
export const FUNCTION_OF = {
  account: 'citizen',
  article: 'staff',
  case: 'citizen',
  city: 'citizen',
  media: 'citizen',
  staff: 'staff',
  task: 'staff',
} as const

/** The functions that phones call. */
export type PhoneFunctionName = (typeof FUNCTION_OF)[Area]
/** The areas that a function serves. */
export type AreaOf<F extends PhoneFunctionName> = {
  [A in Area]: (typeof FUNCTION_OF)[A] extends F ? A : never
}[Area]

/** What `wx.cloud.callFunction` is given. */
export interface FunctionCall {
  name: PhoneFunctionName
  /** `action` is area and action, for example `case.submit`. */
  data: { action: string; input: unknown }
}

export function functionCall(area: Area, action: string, input: unknown): FunctionCall {
  return { name: FUNCTION_OF[area], data: { action: `${area}.${action}`, input } }
}
