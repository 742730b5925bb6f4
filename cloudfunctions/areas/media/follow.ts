import type { TransactionStore } from '../../kernel/platform/database'
import type { MediaDoc } from './documents'

/**
 * Brings what holds a file in line with its record, in the transaction that changed the record. Who holds files gives it
 * to this area, which knows none of them.
 */
export type Follow = (record: MediaDoc, store: TransactionStore) => Promise<void>
