import type { StateRow } from '../kernel/life'

/** The states of an article, one row each: no clock, no department. */

export interface ArticleStateRow extends StateRow {
  /** Anybody may read it. */
  isPublic: boolean
}

/** Keeps the names as literal keys while every row is checked. */
const table = <State extends string>(
  rows: Record<State, ArticleStateRow>,
): Readonly<Record<State, ArticleStateRow>> => rows

export const ARTICLE_STATE_ROWS = table({
  draft: { label: '草稿', tone: 'idle', isPublic: false },
  inReview: { label: '待审核', tone: 'waiting', isPublic: false },
  published: { label: '已发布', tone: 'done', isPublic: true },
  withdrawn: { label: '已下架', tone: 'idle', isPublic: false },
})

export type ArticleState = keyof typeof ARTICLE_STATE_ROWS
