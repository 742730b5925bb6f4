import type { ArticleView, ArticleWords } from '#domain/api/article'
import { checkContent } from '../../../kernel/content'
import type { Context, UseCase } from '../../../kernel/context'
import { idOf } from '../../../kernel/ids'
import { actorOf } from '../../../kernel/process/actor'
import { orFirst } from '../../../kernel/process/or-first'
import type { Unborn } from '../../../kernel/process/start-life'
import { startLife } from '../../../kernel/process/start-life'
import type { ArticleDoc } from '../documents'
import { articleProcess } from '../process'
import { articleStore } from '../store'
import { toArticleView } from '../view'

type Input = ArticleWords & { key: string }

/** A new draft; the same key again gives the first one. */
export const write: UseCase<Input, ArticleView> = async (input, context) => {
  const articleId = idOf('article', context.person._id, input.key)
  const article = await orFirst(
    () => begin(articleId, input, context),
    () => articleStore(context.db).get(articleId),
  )
  return toArticleView(article, context)
}

async function begin(articleId: string, { title, body, key }: Input, context: Context): Promise<ArticleDoc> {
  const { person } = context
  await checkContent({ title, body }, context)
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
  return startLife(articleProcess, unborn, [written], context)
}
