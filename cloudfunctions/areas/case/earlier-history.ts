import { AppError } from '#domain/kernel/errors'
import type { WorkContext } from '../../kernel/context'
import type { Database, TransactionStore } from '../../kernel/platform/database'
import { DuplicateError } from '../../kernel/platform/database'
import { historyStore } from '../../kernel/process/history-store'
import type { CaseDoc, StoredEventDoc } from './documents'
import { earlierHistoryStore } from './earlier-history-store'

/** What one transaction may hold, with room: each entry is removed here and written there. */
const AT_ONCE = 40
/** So often whoever finds others at it looks again, which is about ten seconds; many who look often would be in their way. */
const MOST_LOOKS = 20
const patience = (looks: number): number => 4 * looks + 8
/** Of one look of the clock; the next one takes the rest. */
const MOST_RUNS = 25
/** From this generation on a case's history is where all histories are. */
const IN_HISTORY_SINCE = 3

/** @returns whether a case's history may still lie where the first release kept it */
export const isBehind = ({ generation = 0 }: Pick<CaseDoc, 'generation'>): boolean =>
  generation < IN_HISTORY_SINCE

/**
 * Moves a case's history from where the first release kept it to where all histories are. Whoever reads a history or adds
 * to it calls it first, and the clock does for all that nobody touches; several at once move each entry once, and whoever
 * finds the others at it looks again.
 * @throws AppError `unavailable` when the others do not come to an end
 */
export async function moveEarlierHistory(
  found: Pick<CaseDoc, '_id' | 'generation'>,
  db: Database,
): Promise<void> {
  if (!isBehind(found)) return
  for (let looks = 1; looks <= MOST_LOOKS; looks += 1) {
    const rows = await earlierHistoryStore(db).oldest(found._id, AT_ONCE)
    if (rows.length === 0) return
    // Progress is no waiting: a history of any length comes to its end.
    if (await moveAll(rows, looks, db)) looks = 0
  }
  throw new AppError('unavailable', { detail: `the history of ${found._id} is being moved` })
}

/**
 * Moves what an earlier version of the product wrote after the history of its case had been moved: for minutes an update
 * runs beside what it replaces.
 * @returns how many entries
 */
export async function moveLateEntries({ db }: WorkContext): Promise<number> {
  let moved = 0
  for (let runs = 0; runs < MOST_RUNS; runs += 1) {
    const rows = await earlierHistoryStore(db).some(AT_ONCE)
    if (rows.length === 0) break
    if (await moveAll(rows, runs + 1, db)) moved += rows.length
  }
  return moved
}

/** @returns whether nobody else was at it */
async function moveAll(rows: readonly StoredEventDoc[], looks: number, db: Database): Promise<boolean> {
  // What was done once more after the update, before it was known to have been done, is there already.
  const there = await historyStore(db).existing(rows.map(({ _id }) => _id))
  const move = async (inside: TransactionStore) => {
    for (const { caseId, ...entry } of rows) {
      // Another one was faster.
      if (!(await earlierHistoryStore(inside).remove(entry._id))) continue
      if (!there.has(entry._id))
        await historyStore(inside).insert({ ...entry, subject: { kind: 'case', id: caseId } })
    }
  }
  try {
    return await db.tryTransaction(move, patience(looks))
  } catch (error) {
    // It came there since we looked.
    if (error instanceof DuplicateError) return false
    throw error
  }
}
