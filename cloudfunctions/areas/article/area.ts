import type { PhoneArea } from '../../kernel/area'
import { articleUseCases } from './actions'
import { articleCollections } from './collections'
import { articleContracts } from './contract'

/** What editors write, and a second one reads and publishes. */
export const article: PhoneArea<'article'> = {
  name: 'article',
  collections: articleCollections,
  contracts: articleContracts,
  useCases: articleUseCases,
}
