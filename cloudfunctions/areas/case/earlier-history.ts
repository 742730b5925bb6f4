import type { WorkContext } from '../../kernel/context'
import type { Database, TransactionStore } from '../../kernel/platform/database'
import { historyStore } from '../../kernel/process/history-store'
import type { CaseDoc } from './documents'
import { earlierHistoryStore } from './earlier-history-store'

/** What one transaction may hold, with room: each entry is read, written and removed. */
const AT_ONCE = 20
/** Of one look of the clock; the next one takes the rest. */
const MOST_RUNS = 25
/** From this generation on a case's history is where all histories are. */
const IN_HISTORY_SINCE = 3

/** @returns whether a case's history may still lie where the first release kept it */
export const isBehind = ({ generation = 0 }: Pick<CaseDoc, 'generation'>): boolean =>
  generation < IN_HISTORY_SINCE

/**
 * Moves a case's history from where the first release kept it to where all histories are. Whoever reads a history or adds
 * to it calls it first, and the clock does for all that nobody touches; several at once move each entry once.
 */
export async function moveEarlierHistory(
  found: Pick<CaseDoc, '_id' | 'generation'>,
  db: Database,
): Promise<void> {
  if (!isBehind(found)) return
  const next = () => earlierHistoryStore(db).oldest(found._id, AT_ONCE)
  for (let rows = await next(); rows.length > 0; rows = await next())
    await db.transaction((inside) => moveAll(rows, inside))
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
    await db.transaction((inside) => moveAll(rows, inside))
    moved += rows.length
  }
  return moved
}

async function moveAll(rows: readonly { _id: string }[], inside: TransactionStore): Promise<void> {
  for (const { _id } of rows) {
    const found = await earlierHistoryStore(inside).get(_id)
    // Another one was faster.
    if (!found) continue
    const { caseId, ...entry } = found
    // What was done once more after the update, before it was known to have been done, is there already.
    if (!(await historyStore(inside).get(_id)))
      await historyStore(inside).insert({ ...entry, subject: { kind: 'case', id: caseId } })
    await earlierHistoryStore(inside).remove(_id)
  }
}
