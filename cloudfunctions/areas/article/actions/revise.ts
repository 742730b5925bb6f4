import type { ArticleView, ArticleWords } from '#domain/api/article'
import type { UseCase } from '../../../kernel/context'
import { transition } from '../../../kernel/process/transition'
import { articleProcess } from '../process'
import { toArticleView } from '../view'

type Input = ArticleWords & { articleId: string; key: string }

/** New words of a draft; whoever wrote them is its author from now on. */
export const revise: UseCase<Input, ArticleView> = async ({ articleId: id, title, body, key }, context) => {
  const written = { title, body, openid: context.person._id }
  const { doc } = await transition(articleProcess, { action: 'revise', id, key, written }, context)
  return toArticleView(doc, context)
}
