import { collectionsOf } from '../../kernel/collections'
import type { ArticleDocuments } from './documents'

export const articleCollections = collectionsOf<ArticleDocuments>({ articles: {} })
