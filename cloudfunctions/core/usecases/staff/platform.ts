import type { In } from '../../../../miniprogram/domain/api'
import type { Acted } from '../../../../miniprogram/domain/api/case'
import { AppError } from '../../../../miniprogram/domain/errors'
import type { StoredMedia } from '../../../database/documents'
import { actedView } from '../../case/loadView'
import type { Act } from '../../case/transition'
import { transition } from '../../case/transition'
import type { UseCase } from '../../context'
import { acting } from './act'

/** What dispatchers and supervisors do. */

export const accept = acting('accept')
export const reject = acting<In<'staff', 'reject'>>('reject', ({ text, reason }) => ({ text, reason }))

/** A department that was chosen stays responsible; the promises go on from the submission. */
export const dispatch: UseCase<In<'staff', 'dispatch'>, Acted> = async (input, context) => {
  const { caseId, key, departmentId, text } = input
  const coDepartmentIds = [...new Set(input.coDepartmentIds)].filter((id) => id !== departmentId)
  const { department } = await context.reference()
  if (!coDepartmentIds.every((id) => department(id)))
    throw new AppError('invalid_input', { fields: { coDepartmentIds: '请重新选择协办部门' } })
  const change = () => ({ leadDepartmentId: departmentId, coDepartmentIds })
  const act: Act = { action: 'dispatch', caseId, key, text, toDepartmentId: departmentId, change }
  return actedView(await transition(act, context), context)
}

export const verify = acting<In<'staff', 'verify'>>('verify', ({ text }) => ({ text }))
export const redo = acting<In<'staff', 'redo'>>('redo', ({ text }) => ({
  text,
  change: () => ({ repliedAt: 0 }),
}))
export const urge = acting<In<'staff', 'urge'>>('urge', ({ text }) => ({ text }))

/** Whoever publishes has looked at everything, the videos too, which no interface of WeChat's can check. */
const seen = (media: readonly StoredMedia[]): StoredMedia[] =>
  media.map((file) => (file.check === 'pending' ? { ...file, check: 'pass' } : file))

export const publish = acting('publish', () => ({
  change: ({ media, afterMedia }) => ({
    published: true,
    media: seen(media),
    afterMedia: seen(afterMedia),
  }),
}))
export const unpublish = acting('unpublish', () => ({
  change: ({ state }) => ({
    published: false,
    // Nobody can publish an archived one again; it would be said to wait for that for ever.
    ...(state === 'archived' ? { mayBePublished: false } : {}),
  }),
}))

export const grantExtension = acting<In<'staff', 'grantExtension'>>('grantExtension', ({ until, text }) => ({
  until,
  text,
  change: ({ clocks }) => ({
    clocks: { ...clocks, resolveDue: until },
    extension: undefined,
    extended: true,
    warned: [],
  }),
}))
export const refuseExtension = acting<In<'staff', 'refuseExtension'>>('refuseExtension', ({ text }) => ({
  text,
  change: () => ({ extension: undefined }),
}))
