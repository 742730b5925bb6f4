import type { CaseAction } from '../../../miniprogram/domain/case/workflow'
import type { CaseDoc, StoredMedia } from '../../database/documents'
import type { Act } from './transition'

/** Of pictures of how it looks now the latest so many are kept with the case; the history has them all. */
const AFTER_MOST = 20

type Change = (found: CaseDoc, act: Act, now: number) => Partial<CaseDoc>

const addAfter: Change = ({ afterMedia }, { media = [] }) =>
  media.length === 0 ? {} : { afterMedia: [...afterMedia, ...media].slice(-AFTER_MOST) }

/** Whoever publishes has looked at everything, the videos too, which no interface of WeChat's can check. */
const seen = (media: readonly StoredMedia[]): StoredMedia[] =>
  media.map((file) => (file.check === 'pending' ? { ...file, check: 'pass' } : file))

/** What an action makes of what it brought, beyond the effects that all actions share. */
const CHANGES: Partial<Record<CaseAction, Change>> = {
  /** A department that was chosen stays responsible; the promises go on from the submission. */
  dispatch: (_found, { toDepartmentId = '', coDepartmentIds = [] }) => ({
    leadDepartmentId: toDepartmentId,
    coDepartmentIds: [...new Set(coDepartmentIds)].filter((id) => id !== toDepartmentId),
  }),
  reply: addAfter,
  close: (found, act, now) => ({ closeReason: act.reason ?? '', ...addAfter(found, act, now) }),
  rate: (_found, { rating }) => ({ rating }),
  merge: (_found, { parentId = '' }) => ({ parentId }),
  redo: () => ({ repliedAt: 0 }),
  /** Kept with the case until the dispatcher rules on it. */
  requestExtension: (_found, { until = 0, reason = '' }, now) => ({
    extension: { until, reason, askedAt: now },
  }),
  grantExtension: ({ clocks }, { until = 0 }) => ({
    clocks: { ...clocks, resolveDue: until },
    extension: undefined,
    extended: true,
    warned: [],
  }),
  refuseExtension: () => ({ extension: undefined }),
  publish: ({ media, afterMedia }) => ({ published: true, media: seen(media), afterMedia: seen(afterMedia) }),
  unpublish: () => ({ published: false }),
}

/** @returns what `act` changes of the case by what it brought */
export function changesBy(found: CaseDoc, act: Act, now: number): Partial<CaseDoc> {
  return CHANGES[act.action]?.(found, act, now) ?? {}
}
