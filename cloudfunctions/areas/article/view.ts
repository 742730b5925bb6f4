import type { ArticleView } from '#domain/api/article'
import { ARTICLE_LIFE, articlePartiesOf } from '#domain/article/actions'
import type { Context } from '../../kernel/context'
import type { ArticleDoc } from './documents'

/** @returns an article as an editor sees it */
export function toArticleView(article: ArticleDoc, { viewer }: Context): ArticleView {
  const { _id: articleId, state, version, title, body, publishedAt } = article
  const actions = ARTICLE_LIFE.offeredActions(state, articlePartiesOf(viewer, article))
  return { articleId, state, version, title, body, publishedAt, actions }
}
