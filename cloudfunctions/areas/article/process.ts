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
  effects: (given, _article, _to, _brought, { now }) => ({
    ...wordsOf(given),
    ...(given.action === 'publish' ? { publishedAt: now } : {}),
  }),
  details: ({ text = '' }) => ({ text, internal: true }),
}

function wordsOf({ written }: ArticleGiven): Partial<ArticleDoc> {
  if (!written) return {}
  const { title, body, openid } = written
  return { title, body, authorOpenid: openid }
}
