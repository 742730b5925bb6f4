import type { Store, TransactionStore } from './platform/database'

/** What an area does with single documents, inside a transaction or not, and what it can only ask outside of one. */
interface BothPlaces<Documents, Questions> {
  (store: Store): Documents & Questions
  (inside: TransactionStore): Documents
}

/**
 * The named questions of an area over a store: the database itself or one transaction. Made once for each, so that
 * asking for them costs nothing.
 * @param documents what works by id, in a transaction too
 * @param questions what asks: a transaction does not offer it, and the compiler says so
 */
export function perStore<Documents, Questions>(
  documents: (store: TransactionStore) => Documents,
  questions: (store: Store) => Questions,
): BothPlaces<Documents, Questions>
/** Where all of it works in one place, or all of it in both. */
export function perStore<Place extends TransactionStore, Named>(
  make: (store: Place) => Named,
): (store: Place) => Named
export function perStore(
  documents: (store: Store) => object,
  questions?: (store: Store) => object,
): (store: Store) => object {
  const made = new WeakMap<Store, object>()
  return (store) => {
    const kept = made.get(store)
    if (kept) return kept
    const named = store.canAsk && questions ? { ...documents(store), ...questions(store) } : documents(store)
    made.set(store, named)
    return named
  }
}
