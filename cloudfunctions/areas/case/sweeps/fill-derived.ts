import { caseStore } from '../store'
import type { CaseDoc } from '../documents'
import type { CaseEntry } from '../entries'
import { caseEntryStore } from '../entries'
import { coversOf } from '../covers'
import { isIn } from '#domain/case/workflow'
import { canBeContacted, promiseFor } from '../clocks'
import { moveEarlierHistory } from '../earlier-history'
import { derivedFields } from '../effects'
import { followersOf } from '../followers'
import { afterMediaSince } from '../sent-back'
import { GENERATION } from '../generation'
import { pastRoundsIn, withPastRounds } from '../rounds-in-history'
import type { Store, TransactionStore } from '../../../kernel/platform/database'
import type { WorkContext } from '../../../kernel/context'
import type { Reference } from '../../../city/reference'
import { markedBy, warningsOf } from './warn'
import { setAside } from './set-aside'
import { chunksOf } from '../../../kernel/chunks'

/** Cases of one run, the newest first; the next run takes the rest. */
const BATCH = 500
const AT_ONCE = 10

/**
 * Gives cases that an earlier version of the product stored the fields that follow from others, as the rules are now, so
 * that an update needs no step by hand. Finds none, on an index, once all have them.
 * @returns how many it gave them to
 */
export async function fillDerived(context: WorkContext): Promise<number> {
  const found = await caseStore(context.db).ofEarlierGenerations(BATCH)
  let filled = 0
  for (const some of chunksOf(found, AT_ONCE)) {
    const done = await Promise.all(some.map(({ _id }) => fillSafely(_id, context)))
    filled += done.filter(Boolean).length
  }
  return filled
}

/** One that cannot be filled must not keep the others waiting. */
async function fillSafely(caseId: string, context: WorkContext): Promise<boolean> {
  try {
    const found = await caseStore(context.db).get(caseId)
    if (found) await moveEarlierHistory(found, context.db)
    await fill(caseId, context)
    return true
  } catch (error) {
    await setAside(caseId, error, context)
    return false
  }
}

/** In a transaction: whoever acts on the case or supports it meanwhile is not undone. */
async function fill(caseId: string, { db, reference, now }: WorkContext): Promise<void> {
  const [known, entries] = await Promise.all([reference(), entriesOf(caseId, db)])
  return db.transaction(async (inside) => {
    const stored = await caseStore(inside).get(caseId)
    if (!stored) return
    const rounds = await roundFields(stored, entries, inside)
    const found = { ...stored, ...rounds }
    const after = await withoutSentBack(found, entries, inside)
    const children = await caseStore(db).countMergedInto(caseId)
    const supports = children > 0 ? await recounted({ ...found, children }, db) : found.supports
    const own = { ...rounds, children, supports, ...promiseFields(found, known, now) }
    const derived = derivedFields({ ...found, ...own })
    await caseStore(inside).update(caseId, { ...own, ...after, ...derived, generation: GENERATION })
  })
}

/** A case that was reopened before rounds were kept has its first one's rating and pictures still. */
async function roundFields(
  found: CaseDoc,
  entries: readonly CaseEntry[],
  inside: TransactionStore,
): Promise<Partial<CaseDoc>> {
  if (found.reopens === 0 || found.pastRounds) return {}
  const fields = withPastRounds(found, pastRoundsIn(entries))
  return { ...fields, ...(await coversOf({ afterMedia: fields.afterMedia }, inside)) }
}

function entriesOf(id: string, db: Store): Promise<CaseEntry[]> {
  return caseEntryStore(db).all({ kind: 'case', id })
}

async function withoutSentBack(
  found: CaseDoc,
  entries: readonly CaseEntry[],
  inside: TransactionStore,
): Promise<Pick<CaseDoc, 'afterMedia' | 'afterCover'> | undefined> {
  const afterMedia = afterMediaSince(found, entries)
  if (afterMedia.length === found.afterMedia.length) return undefined
  return { afterMedia, ...(await coversOf({ afterMedia }, inside)) }
}

async function recounted(found: CaseDoc, store: Store): Promise<number> {
  return (await followersOf([found], store)).size
}

/**
 * What the promises of the first release lack. Nobody watched first contact then: what is late with it already is shown
 * so, and not told to everybody on the day of the update.
 */
function promiseFields(found: CaseDoc, reference: Reference, now: number): Partial<CaseDoc> {
  const clocks = canBeContacted(found.reporter) ? found.clocks : { ...found.clocks, contactDue: 0 }
  const contact = warningsOf({ ...found, clocks }, now).filter(({ clock }) => clock.kind === 'contact')
  const { contactWarned } = markedBy(contact, found)
  return { clocks, contactWarned, assumedFrom: assumedFromOf(found, reference) }
}

function assumedFromOf(found: CaseDoc, reference: Reference): number {
  const category = reference.category(found.categoryId)
  if (!category || isIn('finished', found.state)) return 0
  const subject = { ...category, type: found.type, urgency: found.urgency }
  return promiseFor(reference, subject, found.promisedAt).assumedFrom
}
