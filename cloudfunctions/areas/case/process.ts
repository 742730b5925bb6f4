import { partiesOf, sightOf } from '#domain/case/permissions'
import type { Party } from '#domain/case/workflow'
import { ACTION_ROWS, CASE_LIFE } from '#domain/case/workflow'
import type { CaseDoc } from './documents'
import type { MediaDoc } from '../media/documents'
import type { Store, TransactionStore } from '../../kernel/platform/database'
import type { Process } from '../../kernel/process/process'
import { attach, filesFor, refTo } from '../media'
import { accessOf } from './access'
import { actorLabel } from './actor-label'
import { changesBy } from './changes'
import { coversOf } from './covers'
import type { CaseDetails } from './entries'
import { isBehind, moveEarlierHistory } from './earlier-history'
import { derivedFields, effectsOf } from './effects'
import type { CaseGiven } from './given'
import { joinParent } from './join-parent'
import { passSeen } from './pass-seen'
import { requireProof } from './proof'
import { farAwayRemark } from './remarks'
import { requireComplete } from './requirements'
import { caseStore } from './store'

/** The life of a case. What it brings along are the records of files. */
export const caseProcess: Process<CaseDoc, CaseGiven, readonly MediaDoc[]> = {
  kind: 'case',
  noun: '办件',
  notFound: 'case_not_found',
  life: CASE_LIFE,
  rows: ACTION_ROWS,
  documents: caseStore,
  labelOf: actorLabel,
  outsiders: ['reporter'] satisfies Party[],
  isBehind,
  catchUp: (id, db) => moveEarlierHistory({ _id: id }, db),
  partiesOf: (viewer, found) => partiesOf(viewer, accessOf(found)),
  isKnownTo: (viewer, found) => sightOf(viewer, accessOf(found)) !== 'none',
  refuses: ({ action }, found, now, parties) =>
    ACTION_ROWS[action].refuses?.(found, now, parties as readonly Party[]),
  bring: ({ id, media = [] }, openid, store) => filesFor(id, media, openid, store),
  requireComplete: (given, found, files, { now, reference }) =>
    requireComplete({ given, files, found, reference, now }),
  effects: (given, found, to, files, { now, reference }) => ({
    ...effectsOf(given.action, found, to, now, reference),
    ...changesBy(found, given, { now, files, reference }),
  }),
  derived: derivedFields,
  details: detailsOf,
  also: follow,
}

function detailsOf(given: CaseGiven, found: CaseDoc, files: readonly MediaDoc[]): CaseDetails {
  const { rating, reached, recalculation } = given
  return {
    text: given.text ?? '',
    // A report's own files come with the case.
    media: given.action === 'submit' ? [] : files.map(refTo),
    reasonId: given.reasonId ?? '',
    parentNumber: given.parentNumber ?? '',
    remark: farAwayRemark(found, given),
    toDepartmentId: given.toDepartmentId ?? '',
    until: given.until ?? 0,
    internal: false,
    ...(reached === undefined ? {} : { reached }),
    ...(recalculation ? { moved: recalculation.moved } : {}),
    ...(rating ? { rating: { grade: rating.grade, solved: rating.solved, reasons: rating.reasons } } : {}),
  }
}

interface Step {
  given: CaseGiven
  before: CaseDoc
  after: CaseDoc
  brought: readonly MediaDoc[]
}

/** What else an action touches: its files, the case that it is merged into, the pictures in lists. */
async function follow(
  { given, before, after, brought }: Step,
  store: TransactionStore,
  outside: Store,
): Promise<Partial<CaseDoc>> {
  await requireProof(given.action, after, brought, store)
  await attach({ caseId: given.id, at: after.lastEvent.at }, brought, store)
  if (given.parentId !== undefined) await joinParent(before, given.parentId, store, outside)
  return newCovers({ given, before, after, brought }, store)
}

async function newCovers(
  { given, before, after, brought }: Step,
  store: TransactionStore,
): Promise<Partial<CaseDoc>> {
  if (given.seen) return passSeen(after, new Set(given.seen), store)
  const changed = {
    ...(after.media === before.media ? {} : { media: after.media }),
    ...(after.afterMedia === before.afterMedia ? {} : { afterMedia: after.afterMedia }),
  }
  return coversOf(changed, store, brought)
}
