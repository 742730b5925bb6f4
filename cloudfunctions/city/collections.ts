import { collectionsOf } from '../kernel/collections'
import type { CityDocuments } from './documents'

/** The city as data: small lists, each read whole. */
export const cityCollections = collectionsOf<CityDocuments>({
  departments: {},
  categories: {},
  towns: {},
  settings: {},
})
