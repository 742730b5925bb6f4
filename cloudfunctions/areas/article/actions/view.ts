import type { ArticleView } from '#domain/api/article'
import { AppError } from '#domain/kernel/errors'
import type { UseCase } from '../../../kernel/context'
import { articleStore } from '../store'
import { toArticleView } from '../view'

/** An article with what the editor who calls may do to it. */
export const view: UseCase<{ articleId: string }, ArticleView> = async ({ articleId }, context) => {
  const article = await articleStore(context.db).get(articleId)
  if (!article) throw new AppError('not_found')
  return toArticleView(article, context)
}
