import type { Database, Store } from '../../kernel/platform/database'
import { historyStore } from '../../kernel/process/history-store'
import type { CaseDoc } from './documents'
import { earlierHistoryStore } from './earlier-history-store'

/** What one transaction may hold, with room: each entry is read, written and removed. */
const AT_ONCE = 20
/** From this generation on a case's history is where all histories are. */
const IN_HISTORY_SINCE = 3

/**
 * Moves a case's history from where the first release kept it to where all histories are. Whoever reads a history calls
 * it first, and the clock does for all that nobody reads; several at once move each entry once.
 */
export async function moveEarlierHistory(
  { _id: caseId, generation = 0 }: Pick<CaseDoc, '_id' | 'generation'>,
  db: Database,
): Promise<void> {
  if (generation >= IN_HISTORY_SINCE) return
  for (;;) {
    const rows = await earlierHistoryStore(db).oldest(caseId, AT_ONCE)
    if (rows.length === 0) return
    await db.transaction((inside) => moveAll(rows, inside))
  }
}

async function moveAll(rows: readonly { _id: string }[], inside: Store): Promise<void> {
  for (const { _id } of rows) {
    const found = await earlierHistoryStore(inside).get(_id)
    // Another one was faster.
    if (!found) continue
    const { caseId, ...entry } = found
    await historyStore(inside).insert({ ...entry, subject: { kind: 'case', id: caseId } })
    await earlierHistoryStore(inside).remove(_id)
  }
}
