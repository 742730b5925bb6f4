import { perStore } from '../../kernel/per-store'
import type { Store } from '../../kernel/platform/database'
import type { ArticleDoc } from './documents'

function createArticles(store: Store) {
  const { get, insert, update } = store.collection<ArticleDoc>('articles')
  return { get, insert, update }
}

export const articleStore = perStore(createArticles)
