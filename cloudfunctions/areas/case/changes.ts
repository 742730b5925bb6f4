import type { CaseAction } from '#domain/case/workflow'
import type { CaseDoc } from './documents'
import type { MediaDoc } from '../media/documents'
import { refTo } from '../media'
import type { Reference } from '../../city/reference'
import { moveClocks } from './moved-clocks'
import { countNote } from './note-limit'
import type { CaseGiven } from './given'

/** Of pictures of how it looks now the latest so many are kept with the case; the history has them all. */
const AFTER_MOST = 20

interface Moment {
  now: number
  /** What came along. */
  files: readonly MediaDoc[]
  reference: Reference
}
type Change = (found: CaseDoc, given: CaseGiven, moment: Moment) => Partial<CaseDoc>

const addAfter: Change = ({ afterMedia }, _act, { files }) =>
  files.length === 0 ? {} : { afterMedia: [...afterMedia, ...files.map(refTo)].slice(-AFTER_MOST) }

/** What an action makes of what it brought, beyond the effects that all actions share. */
const CHANGES: Partial<Record<CaseAction, Change>> = {
  /** A department that was chosen stays responsible; the promises go on from the submission. */
  dispatch: (_found, { toDepartmentId = '', coDepartmentIds = [] }) => ({
    leadDepartmentId: toDepartmentId,
    coDepartmentIds: [...new Set(coDepartmentIds)].filter((id) => id !== toDepartmentId),
  }),
  reply: addAfter,
  close: (found, given, moment) => ({
    closeReason: given.reasonId ?? '',
    ...addAfter(found, given, moment),
  }),
  /** The citizen reads why: the reason stays with the case, the words with the entry of its history. */
  reject: (_found, { reasonId = '' }) => ({ closeReason: reasonId }),
  /** A try that reached nobody is recorded too, and leaves the promise open. */
  contact: (_found, { reached }, { now }) => (reached ? { contactedAt: now } : {}),
  addNote: (found, _act, { now, reference }) => countNote(found, now, reference),
  giveInfo: (found, _act, { now, reference }) => countNote(found, now, reference),
  askReopenAgain: ({ reopens }) => ({ askedAgainAfter: reopens }),
  recalculate: (found, { recalculation }) => (recalculation ? moveClocks(found, recalculation) : {}),
  rate: (_found, { rating }) => ({ rating }),
  merge: (_found, { parentId = '' }) => ({ parentId }),
  redo: () => ({ repliedAt: 0 }),
  /** Kept with the case until the dispatcher rules on it. */
  requestExtension: (_found, { until = 0, reasonId = '' }, { now }) => ({
    extension: { until, reason: reasonId, askedAt: now },
  }),
  grantExtension: ({ clocks }, { until = 0 }) => ({
    clocks: { ...clocks, resolveDue: until },
    extension: undefined,
    extended: true,
    warned: [],
  }),
  refuseExtension: () => ({ extension: undefined }),
  publish: () => ({ published: true }),
  unpublish: ({ state }) => ({
    published: false,
    // Nobody can publish an archived one again; it would be said to wait for that for ever.
    ...(state === 'archived' ? { mayBePublished: false } : {}),
  }),
}

/** @returns what `given` changes of the case by what it brought */
export function changesBy(found: CaseDoc, given: CaseGiven, moment: Moment): Partial<CaseDoc> {
  return CHANGES[given.action]?.(found, given, moment) ?? {}
}
