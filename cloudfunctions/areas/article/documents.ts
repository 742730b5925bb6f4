import type { ArticleAction } from '#domain/article/actions'
import type { ArticleState } from '#domain/article/states'

/** `articles`: what editors write. `_id` is derived from the first writer and the form's key. Times are epoch ms. */
export interface ArticleDoc {
  _id: string
  state: ArticleState
  version: number
  stateAt: number
  lastEvent: { id: string; action: ArticleAction; at: number; by: string }
  /** Who wrote the words as they stand; somebody else publishes them. */
  authorOpenid: string
  title: string
  body: string
  publishedAt: number
}

export interface ArticleDocuments {
  articles: ArticleDoc
}
