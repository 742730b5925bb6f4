import { randomBytes } from 'node:crypto'
import { transactionConflict, transactionMissing } from './errors'
import { Connection } from './sqlite'
import type { CollectionInfo } from './catalog'
import type { Write } from './changes'
import type { Document } from './ejson'
import type { View } from './query'

/** MongoDB's limit: a transaction that lives longer is aborted. */
const TRANSACTION_SECONDS = 30

/**
 * An open transaction: a snapshot taken at its first operation, its own writes on top, and the keys it has locked.
 * The first writer of a document wins; who comes second gets the conflict and is aborted.
 */
export class Transaction implements View {
  readonly id = randomBytes(16).toString('hex')
  private readonly writes = new Map<string, Write>()
  private readonly documents = new Map<string, Map<string, Document | undefined>>()
  private snapshot?: { connection: Connection; sequence: number }

  constructor(
    readonly startedAt: number,
    private readonly transactions: Transactions,
  ) {}

  get connection(): Connection {
    return this.takeSnapshot().connection
  }

  written(collection: CollectionInfo): Map<string, Document | undefined> {
    return this.documents.get(collection.name) ?? new Map<string, Document | undefined>()
  }

  /** Throws the conflict when somebody else holds, or has written since the snapshot, what the write needs. */
  lock(write: Write): void {
    for (const key of write.keys) this.transactions.lock(key, this, this.takeSnapshot().sequence)
  }

  stage(write: Write): void {
    const [key = ''] = write.keys
    // Last staged, last applied: a unique key may have been given up by another document in between.
    this.writes.delete(key)
    this.writes.set(key, write)
    const documents = this.documents.get(write.collection.name) ?? new Map<string, Document | undefined>()
    this.documents.set(write.collection.name, documents.set(write.idKey, write.document))
  }

  allWrites(): Write[] {
    return [...this.writes.values()]
  }

  releaseSnapshot(): void {
    if (this.snapshot) this.transactions.returnSnapshot(this.snapshot.connection)
    this.snapshot = undefined
  }

  private takeSnapshot(): { connection: Connection; sequence: number } {
    this.snapshot ??= { connection: this.transactions.borrowSnapshot(), sequence: this.transactions.sequence }
    return this.snapshot
  }
}

/** Who holds which key, and what was written since the open transactions began. */
export class Transactions {
  /** Counts commits. */
  sequence = 0
  private readonly open = new Map<string, Transaction>()
  private readonly locks = new Map<string, Transaction>()
  private readonly lastWrite = new Map<string, number>()
  private readonly idle: Connection[] = []
  private waiting: (() => void)[] = []

  constructor(
    private readonly file: string,
    private readonly now: () => number,
  ) {}

  begin(): Transaction {
    this.expire()
    const transaction = new Transaction(this.now(), this)
    this.open.set(transaction.id, transaction)
    return transaction
  }

  /** The open transaction; throws DATABASE_TRANSACTION_FAIL when it is over or never was. */
  get(id: string): Transaction {
    this.expire()
    const transaction = this.open.get(id)
    if (!transaction) throw transactionMissing()
    return transaction
  }

  end(transaction: Transaction): void {
    if (!this.open.delete(transaction.id)) return
    transaction.releaseSnapshot()
    for (const [key, owner] of this.locks) if (owner === transaction) this.locks.delete(key)
    if (this.open.size === 0) this.lastWrite.clear()
    this.wakeWaiting()
  }

  lock(key: string, transaction: Transaction, seen: number): void {
    const owner = this.locks.get(key)
    const written = this.lastWrite.get(key) ?? 0
    if ((owner && owner !== transaction) || (owner !== transaction && written > seen))
      throw transactionConflict()
    this.locks.set(key, transaction)
  }

  isLocked(keys: string[]): boolean {
    this.expire()
    return this.locks.size > 0 && keys.some((key) => this.locks.has(key))
  }

  /** Remembers what a commit wrote, as long as somebody has an older snapshot. */
  recordCommit(keys: string[]): void {
    this.sequence++
    if (this.open.size > 0) for (const key of keys) this.lastWrite.set(key, this.sequence)
  }

  /** Resolves when some transaction has ended, or after `milliseconds`. */
  waitForEnd(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      this.waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  /** Aborts transactions that are too old. */
  expire(): void {
    const oldest = this.now() - TRANSACTION_SECONDS * 1000
    for (const transaction of this.open.values()) if (transaction.startedAt < oldest) this.end(transaction)
  }

  borrowSnapshot(): Connection {
    const connection = this.idle.pop() ?? new Connection(this.file)
    connection.exec('BEGIN')
    // The snapshot is taken by the first read, not by BEGIN.
    connection.first('SELECT count(*) FROM collections')
    return connection
  }

  returnSnapshot(connection: Connection): void {
    connection.exec('ROLLBACK')
    this.idle.push(connection)
  }

  /** Aborts what is open. */
  close(): void {
    for (const transaction of [...this.open.values()]) this.end(transaction)
    for (const connection of this.idle.splice(0)) connection.close()
  }

  private wakeWaiting(): void {
    const waiting = this.waiting
    this.waiting = []
    for (const wake of waiting) wake()
  }
}
