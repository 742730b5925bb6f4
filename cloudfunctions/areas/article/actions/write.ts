import type { ArticleView, ArticleWords } from '#domain/api/article'
import { checkContent } from '../../../kernel/content'
import type { UseCase } from '../../../kernel/context'
import { idOf } from '../../../kernel/ids'
import { actorOf } from '../../../kernel/process/actor'
import type { Unborn } from '../../../kernel/process/start-life'
import { startLife } from '../../../kernel/process/start-life'
import type { ArticleDoc } from '../documents'
import { articleProcess } from '../process'
import { toArticleView } from '../view'

/** A new draft. */
export const write: UseCase<ArticleWords & { key: string }, ArticleView> = async (input, context) => {
  const { person } = context
  const { title, body, key } = input
  await checkContent({ title, body }, context)
  const articleId = idOf('article', person._id, key)
  const unborn: Unborn<ArticleDoc> = {
    _id: articleId,
    authorOpenid: person._id,
    title,
    body,
    publishedAt: 0,
  }
  const written = {
    given: { action: 'write' as const, id: articleId, key, written: { title, body, openid: person._id } },
    actor: actorOf(articleProcess, person, 'author'),
    entryId: idOf('event', articleId, 'write'),
  }
  return toArticleView(await startLife(articleProcess, unborn, [written], context), context)
}
