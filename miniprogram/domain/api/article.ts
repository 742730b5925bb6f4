import type { ArticleAction, ArticleStep } from '../article/actions'
import type { ArticleState } from '../article/states'

/** The desk of editors: one writes, another reads and publishes. */
interface ArticleDesk {
  write: { in: ArticleWords & { key: string }; out: ArticleView }
  revise: { in: ArticleWords & { articleId: string; key: string }; out: ArticleView }
  view: { in: { articleId: string }; out: ArticleView }
}
export type ArticleActions = ArticleDesk & { [S in ArticleStep]: { in: ArticleInput; out: ArticleView } }

export interface ArticleWords {
  title: string
  body: string
}

export interface ArticleInput {
  articleId: string
  key: string
  /** Required to send back and to withdraw. */
  text?: string
  /** The version that the person read; required to publish. */
  seen?: number
}

export interface ArticleView extends ArticleWords {
  articleId: string
  state: ArticleState
  version: number
  /** Epoch ms; 0 until then. */
  publishedAt: number
  /** What the caller may do now. */
  actions: ArticleAction[]
}
