import type { AccountActions } from './account'
import type { CaseActions } from './case'
import type { CityActions } from './city'
import type { MediaActions } from './media'
import type { StaffActions } from './staff'

/** Cloud functions that a phone may call, and their actions. */
export interface Api {
  account: AccountActions
  case: CaseActions
  city: CityActions
  media: MediaActions
  staff: StaffActions
}

export type Area = keyof Api
export type ActionOf<A extends Area> = keyof Api[A] & string
export type In<A extends Area, N extends ActionOf<A>> = Api[A][N] extends { in: infer I } ? I : never
export type Out<A extends Area, N extends ActionOf<A>> = Api[A][N] extends { out: infer O } ? O : never
