import type { Sight } from '#domain/kernel/life'
import type { CaseAction } from '#domain/case/workflow'
import { isIn } from '#domain/case/workflow'
import type { CaseDoc, EventDoc } from './documents'
import type { Repositories } from '../repositories-index'
import type { RowPage } from '../../kernel/paging'
import { visibleTo } from './views/timeline'

/** Entries of one page: more than all but a few cases have. */
const PAGE = 60

type Source = Pick<Repositories, 'events' | 'command'>

/** @returns the newest entries of a history that somebody with `sight` may read, or those before a cursor */
export function historyPage(
  caseId: string,
  sight: Sight,
  { events, command }: Source,
  cursor?: string,
): Promise<RowPage<EventDoc>> {
  const { actions, internal } = visibleTo(sight)
  const only = internal ? {} : { action: command.in(actions), internal: false }
  return events.page(caseId, only, PAGE, cursor)
}

/** What somebody must answer now is read from its entry, however many came after it. */
const OPEN_QUESTIONS: [isOpen: (found: CaseDoc) => boolean, action: CaseAction][] = [
  [({ state }) => isIn('waitingForCitizen', state), 'askInfo'],
  [({ state }) => state === 'returned', 'handBack'],
  [({ extension }) => extension !== undefined, 'requestExtension'],
]

/** The same for a case that was read, with the entry that waits for an answer, where it is an earlier one. */
export async function newestHistory(
  found: CaseDoc,
  sight: Sight,
  source: Source,
): Promise<RowPage<EventDoc>> {
  const page = await historyPage(found._id, sight, source)
  if (page.next === undefined) return page
  const missing = OPEN_QUESTIONS.filter(
    ([isOpen, action]) =>
      isOpen(found) &&
      visibleTo(sight).actions.includes(action) &&
      !page.rows.some((event) => event.action === action),
  )
  const earlier = await Promise.all(missing.map(([, action]) => source.events.page(found._id, { action }, 1)))
  return { ...page, rows: [...page.rows, ...earlier.flatMap(({ rows }) => rows)] }
}
