import { supportStore } from './supports-store'
import type { CaseDoc } from './documents'
import { mergedInto } from './family'
import type { WorkContext } from '../../kernel/context'
import { chunksOf } from '../../kernel/chunks'

/** People told at once; what a worker surely gets done within its lease. */
const PAGE = 100

export interface FollowersPage {
  /** Each once in a page; whoever follows for two reasons may come in two pages, and is told once all the same. */
  openids: string[]
  /** Where the next page begins; absent at the end. Worth keeping: a worker that died is followed from here. */
  next?: string
}

/**
 * One page of those who support a case or what was merged into it: some of the family's cases after the other. Never its
 * own reporter, nor those of what was merged, who hear of it by their own cases (main-case.ts).
 * @param after `next` of the page before; '' for the first
 */
export async function followersPage(
  found: CaseDoc,
  { db }: WorkContext,
  after: string,
): Promise<FollowersPage> {
  const merged = await mergedInto(found, db)
  const parts = chunksOf([found, ...merged])
  const { part, support } = readCursor(after)
  const cases = parts[part] ?? []
  const page = await supportStore(db).among(
    cases.map(({ _id }) => _id),
    support,
    PAGE,
  )
  const openids = new Set(page.openids)
  for (const { reporter } of [found, ...merged]) openids.delete(reporter.openid)
  const next = page.next === undefined ? part + 1 < parts.length && `${part + 1}:` : `${part}:${page.next}`
  return { openids: [...openids], ...(next ? { next } : {}) }
}

function readCursor(after: string): { part: number; support: string } {
  const [part = '0', support = ''] = after.split(':')
  return { part: Number(part), support }
}
