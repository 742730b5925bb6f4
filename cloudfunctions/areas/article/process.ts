import type { ArticleWords } from '#domain/api/article'
import type { ArticleAction } from '#domain/article/actions'
import {
  ARTICLE_ACTION_ROWS,
  ARTICLE_LIFE,
  articlePartiesOf,
  refusePublishing,
} from '#domain/article/actions'
import type { GivenTo, Process } from '../../kernel/process/process'
import type { ArticleDoc } from './documents'
import { articleStore } from './store'

export interface ArticleGiven extends GivenTo<ArticleAction> {
  /** New words, and whose they are. */
  written?: ArticleWords & { openid: string }
  /** The version that whoever publishes has read. */
  seen?: number
}

/** The life of an article: two people, no clock, no department. */
export const articleProcess: Process<ArticleDoc, ArticleGiven> = {
  kind: 'article',
  noun: '文稿',
  notFound: 'not_found',
  life: ARTICLE_LIFE,
  rows: ARTICLE_ACTION_ROWS,
  documents: articleStore,
  labelOf: ({ departmentId }, reference) => reference.department(departmentId)?.name ?? '编辑',
  partiesOf: articlePartiesOf,
  isKnownTo: (viewer, article) => articlePartiesOf(viewer, article).length > 0,
  refuses: ({ action, seen }, { version }) => refusePublishing(action, version, seen),
  words: ({ written }): Record<string, string> =>
    written ? { title: written.title, body: written.body } : {},
  bring: () => Promise.resolve(undefined),
  effects: (given, article, _to, _brought, { now }) => ({
    ...wordsOf(given, article),
    ...(given.action === 'publish' ? { publishedAt: now } : {}),
  }),
  // The history keeps the words of every version, so that it says who wrote what.
  details: ({ text = '', written }) => ({
    text: written ? `${written.title}\n${written.body}` : text,
    internal: true,
  }),
}

/** Whoever saves the same words again is not their author: nobody lends a name to somebody else's words. */
function wordsOf({ written }: ArticleGiven, article: ArticleDoc): Partial<ArticleDoc> {
  if (!written || isSameText(written, article)) return {}
  const { title, body, openid } = written
  return { title, body, authorOpenid: openid }
}

/** Spaces are no words. */
function isSameText(written: ArticleWords, article: ArticleWords): boolean {
  return lettersOf(written) === lettersOf(article)
}

function lettersOf({ title, body }: ArticleWords): string {
  return [title, body].map((text) => text.replace(/\s+/g, '')).join('\n')
}
