import type { ArticleInput, ArticleView } from '#domain/api/article'
import type { ArticleStep } from '#domain/article/actions'
import { ARTICLE_STEPS } from '#domain/article/actions'
import type { UseCase } from '../../../kernel/context'
import { transition } from '../../../kernel/process/transition'
import { articleProcess } from '../process'
import { toArticleView } from '../view'

/** An action that leaves the words alone; its row says who may and from where. */
function stepping(action: ArticleStep): UseCase<ArticleInput, ArticleView> {
  return async ({ articleId: id, ...input }, context) => {
    const { doc } = await transition(articleProcess, { ...input, action, id }, context)
    return toArticleView(doc, context)
  }
}

export const articleSteps = Object.fromEntries(ARTICLE_STEPS.map((step) => [step, stepping(step)])) as Record<
  ArticleStep,
  UseCase<ArticleInput, ArticleView>
>
