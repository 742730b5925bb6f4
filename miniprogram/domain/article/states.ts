import type { StateRow } from '../kernel/life'

/** The states of an article, one row each: no clock, no department. */

/** Keeps the names as literal keys while every row is checked. */
const table = <State extends string>(rows: Record<State, StateRow>): Readonly<Record<State, StateRow>> => rows

export const ARTICLE_STATE_ROWS = table({
  draft: { label: '草稿', tone: 'idle' },
  inReview: { label: '待审核', tone: 'waiting' },
  published: { label: '已发布', tone: 'done' },
  withdrawn: { label: '已下架', tone: 'idle' },
})

export type ArticleState = keyof typeof ARTICLE_STATE_ROWS
