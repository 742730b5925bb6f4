import { perStore } from '../../kernel/per-store'
import type { TransactionStore } from '../../kernel/platform/database'
import type { ArticleDoc } from './documents'

function createArticles(store: TransactionStore) {
  const { get, insert, update } = store.collection<ArticleDoc>('articles')
  return { get, insert, update }
}

export const articleStore = perStore(createArticles)
