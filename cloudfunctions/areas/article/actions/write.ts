import type { ArticleView, ArticleWords } from '#domain/api/article'
import { checkContent } from '../../../kernel/content'
import type { UseCase } from '../../../kernel/context'
import { idOf } from '../../../kernel/ids'
import { actorOf } from '../../../kernel/process/actor'
import { startLife } from '../../../kernel/process/start-life'
import type { ArticleDoc } from '../documents'
import { articleProcess } from '../process'
import { toArticleView } from '../view'

/** A new draft. */
export const write: UseCase<ArticleWords & { key: string }, ArticleView> = async (input, context) => {
  const { person, now } = context
  const { title, body, key } = input
  await checkContent({ title, body }, context)
  const articleId = idOf('article', person._id, key)
  const born: ArticleDoc = {
    _id: articleId,
    // The first step gives it one.
    state: '' as ArticleDoc['state'],
    version: 0,
    stateAt: now,
    lastEvent: { id: '', action: 'write', at: now, by: '' },
    authorOpenid: person._id,
    title,
    body,
    writtenAt: now,
    publishedAt: 0,
  }
  const written = {
    given: { action: 'write' as const, id: articleId, key, written: { title, body, openid: person._id } },
    actor: actorOf(person, 'author'),
    entryId: idOf('event', articleId, 'write'),
    brought: undefined,
  }
  return toArticleView(await startLife(articleProcess, born, [written], context), context)
}
