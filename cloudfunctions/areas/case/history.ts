import type { Sight } from '#domain/kernel/life'
import type { CaseAction } from '#domain/case/workflow'
import { isIn } from '#domain/case/workflow'
import type { CaseDoc } from './documents'
import type { CaseEntry } from './entries'
import type { Store } from '../../kernel/platform/database'
import { caseEntryStore } from './entries'
import type { RowPage } from '../../kernel/paging'
import { visibleTo } from './views/timeline'

/** Entries of one page: more than all but a few cases have. */
const PAGE = 60

/** @returns the newest entries of a history that somebody with `sight` may read, or those before a cursor */
export function historyPage(
  caseId: string,
  sight: Sight,
  store: Store,
  cursor?: string,
): Promise<RowPage<CaseEntry>> {
  const { actions, internal } = visibleTo(sight)
  const only = internal ? {} : { actions, internal: false as const }
  return caseEntryStore(store).page({ kind: 'case', id: caseId }, only, PAGE, cursor)
}

/** What somebody must answer now is read from its entry, however many came after it. */
const OPEN_QUESTIONS: [isOpen: (found: CaseDoc) => boolean, action: CaseAction][] = [
  [({ state }) => isIn('waitingForCitizen', state), 'askInfo'],
  [({ state }) => state === 'returned', 'handBack'],
  [({ state }) => isIn('answered', state), 'reply'],
  [({ extension }) => extension !== undefined, 'requestExtension'],
]

/** The same for a case that was read, with the entry that waits for an answer, where it is an earlier one. */
export async function newestHistory(found: CaseDoc, sight: Sight, store: Store): Promise<RowPage<CaseEntry>> {
  const page = await historyPage(found._id, sight, store)
  if (page.next === undefined) return page
  const missing = OPEN_QUESTIONS.filter(
    ([isOpen, action]) =>
      isOpen(found) &&
      visibleTo(sight).actions.includes(action) &&
      !page.rows.some((event) => event.action === action),
  )
  const earlier = await Promise.all(
    missing.map(([, action]) =>
      caseEntryStore(store).page({ kind: 'case', id: found._id }, { actions: [action] }, 1),
    ),
  )
  return { ...page, rows: [...page.rows, ...earlier.flatMap(({ rows }) => rows)] }
}
