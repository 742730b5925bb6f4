import type * as z from 'zod'
import type { ActionOf, Area, In, Out } from '#domain/api/index'
import type { Role } from '#domain/kernel/viewer'
import type { UseCase } from '../context'

/** Who may call an action at all; what they may do to one case is decided by the workflow table. */
export type Who = 'anyone' | readonly Role[]

/** @returns whether one of the person's roles is among those that the action is for */
export function mayCall(who: Who, { roles }: { roles: readonly Role[] }): boolean {
  return who === 'anyone' || who.some((role) => roles.includes(role))
}

export interface Contract<Input> {
  who: Who
  input: z.ZodType<Input>
  /** Whoever has not agreed to the current privacy guide may not call it: it takes in personal data. */
  needsPrivacy?: boolean
  /** Uses more of the caller's own document than the role, so it must be read anew. */
  readsPerson?: boolean
}

/** One contract per action of an area, typed against what the phone sends. */
export type Contracts<A extends Area> = { [N in ActionOf<A>]: Contract<In<A, N>> }

/** One use case per action of an area, typed against what the phone sends and expects. */
export type UseCases<A extends Area> = { [N in ActionOf<A>]: UseCase<In<A, N>, Out<A, N>> }
