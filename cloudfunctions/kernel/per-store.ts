import type { Store } from './platform/database'

/**
 * The named questions of an area over a store: the database itself or one transaction. Made once for each, so that
 * asking for them costs nothing.
 */
export function perStore<Questions>(make: (store: Store) => Questions): (store: Store) => Questions {
  const made = new WeakMap<Store, Questions>()
  return (store) => {
    const kept = made.get(store)
    if (kept) return kept
    const questions = make(store)
    made.set(store, questions)
    return questions
  }
}
