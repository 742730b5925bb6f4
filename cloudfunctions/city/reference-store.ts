import { perStore } from '../kernel/per-store'
import type { Store } from '../kernel/platform/database'
import type { CategoryDoc, DepartmentDoc, SettingsDoc, TownDoc } from './documents'

/** A city has far fewer of each. */
const ALL = { where: {}, limit: 500 }

const createReference = (store: Store) => ({
  /** All settings, categories, departments and towns. */
  all: () =>
    Promise.all([
      store.collection<SettingsDoc>('settings').find(ALL),
      store.collection<CategoryDoc>('categories').find(ALL),
      store.collection<DepartmentDoc>('departments').find(ALL),
      store.collection<TownDoc>('towns').find(ALL),
    ]),
})

export const referenceStore = perStore(createReference)
