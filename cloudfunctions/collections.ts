import { articleCollections } from './areas/article/collections'
import { caseCollections } from './areas/case/collections'
import { mediaCollections } from './areas/media/collections'
import { taskCollections } from './areas/task/collections'
import { cityCollections } from './city/collections'
import type { CollectionSchema } from './kernel/collections'
import { kernelCollections } from './kernel/kernel-collections'

/**
 * The whole database: for its checklist, this machine's store, the demonstration city and tests. Without the areas
 * themselves, whose code would make each start wait; a test holds it to what they register.
 */
export const collections: CollectionSchema[] = [
  ...kernelCollections,
  ...cityCollections,
  ...articleCollections,
  ...caseCollections,
  ...mediaCollections,
  ...taskCollections,
]
