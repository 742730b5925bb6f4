import type { UseCases } from '../../../kernel/contract/contract'
import { staffActing } from './act'
import { choices } from './choices'
import { merge } from './merge'
import { nearby } from './nearby'
import { queue } from './queue'
import { signMany } from './sign-many'
import { summary } from './summary'
import { toSign } from './to-sign'

export const staffUseCases: UseCases<'staff'> = {
  summary,
  queue,
  choices,
  nearby,
  ...staffActing,
  merge,
  toSign,
  signMany,
}
