import type { In } from '../../../../miniprogram/domain/api'
import type { Acted } from '../../../../miniprogram/domain/api/case'
import type { MediaFile, Point } from '../../../../miniprogram/domain/case/types'
import { AppError } from '../../../../miniprogram/domain/errors'
import type { CaseDoc, StoredMedia } from '../../../database/documents'
import { metresBetween, pointOf } from '../../case/geography'
import { actedView } from '../../case/loadView'
import { ownMedia } from '../../case/media'
import type { Act } from '../../case/transition'
import { transition } from '../../case/transition'
import type { Context, UseCase } from '../../context'
import { acting } from './act'

/** What the liaisons of the responsible department do. */

export const sign = acting('sign')
/** A try that reached nobody is recorded too, and leaves the promise open. */
export const contact = acting<In<'staff', 'contact'>>('contact', ({ reached, text }, now) => ({
  reached,
  text,
  change: () => (reached ? { contactedAt: now } : {}),
}))
export const askInfo = acting<In<'staff', 'askInfo'>>('askInfo', ({ text }) => ({ text }))

/** Names the department that it belongs to; the dispatcher decides. */
export const handBack = acting<In<'staff', 'handBack'>>('handBack', ({ departmentId, reason, text }) => ({
  toDepartmentId: departmentId,
  reasonId: reason,
  text,
}))

/** Kept with the case until the dispatcher rules on it. */
export const requestExtension: UseCase<In<'staff', 'requestExtension'>, Acted> = async (
  { caseId, key, reason, text, until },
  context,
) => {
  const change = () => ({ extension: { until, reason, askedAt: context.now } })
  const act: Act = { action: 'requestExtension', caseId, key, reasonId: reason, text, until, change }
  return actedView(await transition(act, context), context)
}

async function actWithMedia(
  act: Omit<Act, 'media'> & { files: MediaFile[] },
  context: Context,
  change: (found: CaseDoc, media: StoredMedia[]) => Partial<CaseDoc> = () => ({}),
): Promise<Acted> {
  const { files, ...rest } = act
  const media = ownMedia(files, context.person._id)
  const done = await transition({ ...rest, media, change: (found) => change(found, media) }, context)
  return actedView(done, context)
}

export const progress: UseCase<In<'staff', 'progress'>, Acted> = ({ media, ...act }, context) =>
  actWithMedia({ ...act, files: media, action: 'progress' }, context)

const AFTER_MOST = 20
const addAfter = ({ afterMedia }: CaseDoc, media: StoredMedia[]): Partial<CaseDoc> =>
  media.length === 0 ? {} : { afterMedia: [...afterMedia, ...media].slice(-AFTER_MOST) }

/** The answer to the citizen; a physical problem is answered with a picture of how it looks now. */
export const reply: UseCase<In<'staff', 'reply'>, Acted> = (input, context) => {
  const { caseId, key, text, media, takenAt } = input
  const remark = (found: CaseDoc) => (takenAt ? farAwayRemark(found, takenAt) : '')
  return actWithMedia({ action: 'reply', caseId, key, text, remark, files: media }, context, addAfter)
}

/** An after-photo belongs to the place of the report. */
const ON_THE_SPOT_METRES = 100

/** @returns a remark for whoever verifies the answer; a phone's position is too rough to refuse it */
function farAwayRemark({ place }: CaseDoc, takenAt: Point): string {
  const metres = metresBetween(takenAt, pointOf(place))
  return metres > ON_THE_SPOT_METRES ? `照片拍摄位置距上报地点约 ${Math.round(metres)} 米` : ''
}

export const close: UseCase<In<'staff', 'close'>, Acted> = async (input, context) => {
  const { media, reason, ...act } = input
  return actWithMedia(
    { ...act, reasonId: reason, files: media, action: 'close' },
    context,
    (found, added) => {
      if (found.physical && found.afterMedia.length + added.length === 0) throw new AppError('photo_required')
      return { closeReason: reason, ...addAfter(found, added) }
    },
  )
}
