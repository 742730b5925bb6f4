import { CALL_BACK_TRIES, isBadGrade } from '#domain/case/rating'
import type { CaseAction } from '#domain/case/workflow'
import type { CaseDoc } from './documents'
import type { MediaDoc } from '../media/documents'
import { refTo } from '../media'
import type { Reference } from '../../city/reference'
import { callBackFor, canBeContacted, promiseFor } from './clocks'
import { moveClocks } from './moved-clocks'
import { countNote } from './note-limit'
import { nextRound } from './rounds'
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

/** Only here clocks begin anew. */
const beginAgain: Change = (found, _given, { now, reference }) => {
  const category = reference.category(found.categoryId)
  const { clocks, assumedFrom = 0 } = found
  const promised = category
    ? promiseFor(reference, category, now, canBeContacted(found.reporter))
    : { clocks, assumedFrom }
  return nextRound(found, promised, now)
}

/** What each action changes, beyond what follows from its row and from the state that it leads to (effects.ts). */
const CHANGES: Partial<Record<CaseAction, Change>> = {
  submit: (_found, _given, { files }) => (files.length === 0 ? {} : { media: files.map(refTo) }),
  /** A department that was chosen stays responsible; the promises go on from the submission. */
  dispatch: (_found, { toDepartmentId = '', coDepartmentIds = [] }) => ({
    leadDepartmentId: toDepartmentId,
    coDepartmentIds: [...new Set(coDepartmentIds)].filter((id) => id !== toDepartmentId),
  }),
  /** The first time counts. */
  sign: ({ signedAt }, _given, { now }) => (signedAt === 0 ? { signedAt: now } : {}),
  handBack: ({ bounces }) => ({ bounces: bounces + 1 }),
  reply: (found, given, moment) => ({ repliedAt: moment.now, ...addAfter(found, given, moment) }),
  close: (found, given, moment) => ({
    closedAt: moment.now,
    closeReason: given.reasonId ?? '',
    ...addAfter(found, given, moment),
  }),
  /** The citizen reads why: the reason stays with the case, the words with the entry of its history. */
  reject: (_found, { reasonId = '' }) => ({ closeReason: reasonId }),
  /** A try that reached nobody is recorded too, and leaves the promise open. */
  contact: (_found, { reached }, { now }) => (reached ? { contactedAt: now } : {}),
  addNote: (found, _act, { now, reference }) => countNote(found, now, reference),
  giveInfo: (found, _act, { now, reference }) => countNote(found, now, reference),
  reopen: beginAgain,
  askReopenAgain: ({ reopens }) => ({ askedAgainAfter: reopens }),
  recalculate: (found, { recalculation }) => (recalculation ? moveClocks(found, recalculation) : {}),
  rate: (found, { rating }, { now, reference }) => ({
    rating,
    ...(rating && isBadGrade(rating.grade) ? { callBack: callBackFor(found, now, reference) } : {}),
  }),
  callBack: ({ callBack }, { reached }, { now }) => {
    if (!callBack) return {}
    const tries = callBack.tries + 1
    return { callBack: { ...callBack, tries, doneAt: reached || tries >= CALL_BACK_TRIES ? now : 0 } }
  },
  urge: (_found, _given, { now }) => ({ urgedAt: now }),
  merge: (_found, { parentId = '' }) => ({ parentId }),
  /** The answer does not count, nor do its pictures of how it looks now; both stay in the history. */
  redo: () => ({ repliedAt: 0, afterMedia: [] }),
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
  publish: () => ({ published: true, withheld: false }),
  withhold: () => ({ withheld: true }),
  unpublish: ({ state }) => ({
    published: false,
    // Otherwise it would wait to be published again at once.
    withheld: true,
    // Nobody can publish an archived one again; it would be said to wait for that for ever.
    ...(state === 'archived' ? { mayBePublished: false } : {}),
  }),
}

/** @returns what `given` changes of the case by what it brought */
export function changesBy(found: CaseDoc, given: CaseGiven, moment: Moment): Partial<CaseDoc> {
  return CHANGES[given.action]?.(found, given, moment) ?? {}
}
