import type { ActionRow, Refusal } from '../kernel/life'
import { defineLife } from '../kernel/life'
import type { Viewer } from '../kernel/viewer'
import type { ArticleState } from './states'
import { ARTICLE_STATE_ROWS } from './states'

/** What may be done to an article, one row an action. Whoever wrote the latest words never publishes them. */

/** `author` wrote the words as they stand; `colleague` is another editor. */
export type ArticleParty = 'author' | 'colleague'

type ArticleActionRow = ActionRow<ArticleState, ArticleParty>
type More = Pick<ArticleActionRow, 'button' | 'rank' | 'needsText' | 'seenBy'>

const row = (
  from: readonly ArticleState[],
  to: ArticleState | 'same',
  by: readonly ArticleParty[],
  event: string,
  more: More = {},
): ArticleActionRow => ({ from, to, by, event, seenBy: 'staff', ...more })

const table = <Action extends string>(
  rows: Record<Action, ArticleActionRow>,
): Readonly<Record<Action, ArticleActionRow>> => rows

export const ARTICLE_ACTION_ROWS = table({
  write: row([], 'draft', ['author'], '新建文稿'),
  revise: row(['draft'], 'same', ['author', 'colleague'], '修改文稿'),
  submit: row(['draft'], 'inReview', ['author'], '提交审核', { rank: 10 }),
  publish: row(['inReview'], 'published', ['colleague'], '审核通过并发布', { button: '发布', rank: 20 }),
  sendBack: row(['inReview'], 'draft', ['colleague'], '退回修改', { rank: 30, needsText: true }),
  withdraw: row(['published'], 'withdrawn', ['author', 'colleague'], '下架', { rank: 40, needsText: true }),
})

export type ArticleAction = keyof typeof ARTICLE_ACTION_ROWS
export const ARTICLE_LIFE = defineLife<ArticleState, ArticleAction, ArticleParty>(
  ARTICLE_STATE_ROWS,
  ARTICLE_ACTION_ROWS,
)

/** What is done to an article besides its words. */
export const ARTICLE_STEPS = ['submit', 'publish', 'sendBack', 'withdraw'] as const
export type ArticleStep = (typeof ARTICLE_STEPS)[number]

/** @returns who `viewer` is to an article; empty for anybody who is no editor */
export function articlePartiesOf(viewer: Viewer, { authorOpenid }: { authorOpenid: string }): ArticleParty[] {
  if (!viewer.roles.includes('editor')) return []
  return [viewer.openid === authorOpenid ? 'author' : 'colleague']
}

/** What was read is what is published: somebody who saw other words must look again. */
export function refusePublishing(action: ArticleAction, version: number, seen?: number): Refusal | undefined {
  if (action !== 'publish' || seen === version) return undefined
  return { code: 'wrong_state', text: '文稿已有修改，请重新查看后再发布' }
}
