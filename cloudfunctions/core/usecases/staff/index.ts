import type { UseCases } from '../../contracts/contract'
import { choices } from './choices'
import { askInfo, close, contact, handBack, progress, reply, requestExtension, sign } from './department'
import { merge } from './merge'
import { nearby } from './nearby'
import {
  accept,
  dispatch,
  grantExtension,
  publish,
  redo,
  refuseExtension,
  reject,
  unpublish,
  urge,
  verify,
} from './platform'
import { queue } from './queue'
import { signMany } from './signMany'
import { summary } from './summary'

export const staffUseCases: UseCases<'staff'> = {
  summary,
  queue,
  choices,
  nearby,
  accept,
  reject,
  dispatch,
  merge,
  verify,
  redo,
  publish,
  unpublish,
  urge,
  grantExtension,
  refuseExtension,
  sign,
  signMany,
  handBack,
  progress,
  contact,
  askInfo,
  requestExtension,
  reply,
  close,
}
