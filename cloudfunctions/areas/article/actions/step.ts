import type { ArticleInput } from '#domain/api/article'
import { ARTICLE_STEPS } from '#domain/article/actions'
import { stepsOf } from '../../../kernel/process/steps'
import { articleProcess } from '../process'
import { toArticleView } from '../view'

/** What is done to an article besides its words. */
export const articleSteps = stepsOf(
  articleProcess,
  ARTICLE_STEPS,
  (action, { articleId: id, ...input }: ArticleInput) => ({ ...input, action, id }),
  ({ doc }, context) => toArticleView(doc, context),
)
