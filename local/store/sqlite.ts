import Database from 'libsql'

export type Value = string | number | Buffer | null
export type Row = Value[]

/** Queries differ without end; what is asked again soon is prepared again soon. */
const MOST_STATEMENTS = 500

/**
 * One connection. Statements are prepared once; parameters always travel as one array, because libsql aborts the
 * process when a lone Buffer is passed (it takes it for an object of named parameters).
 */
export class Connection {
  private readonly database: Database.Database
  private readonly statements = new Map<string, Database.Statement>()

  /** @param durable false: what is written last may be lost in a power cut */
  constructor(file: string, durable = true) {
    this.database = new Database(file)
    // WAL lets snapshots of transactions be read while others write. FULL syncs at each commit, so that what was
    // acknowledged survives not only `kill -9` (which never loses what was written) but a power cut too.
    this.database.pragma('journal_mode = WAL')
    this.database.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`)
    this.database.pragma('busy_timeout = 5000')
    // Pages kept in memory, KiB; taken only as far as there are pages. The default, 2 MB, holds not even the upper
    // levels of the indexes of a hundred thousand cases.
    this.database.pragma('cache_size = -65536')
  }

  run(sql: string, ...values: Value[]): number {
    return Number(this.statement(sql).run(values).lastInsertRowid)
  }

  all(sql: string, ...values: Value[]): Row[] {
    return this.statement(sql).raw().all(values) as Row[]
  }

  first(sql: string, ...values: Value[]): Row | undefined {
    return this.statement(sql).raw().get(values) as Row | undefined
  }

  exec(sql: string): void {
    this.database.exec(sql)
  }

  /** Runs `work` as one SQLite transaction: all of it or nothing. */
  atomically<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.exec('COMMIT')
      return result
    } catch (error) {
      this.exec('ROLLBACK')
      throw error
    }
  }

  /** Forgets prepared statements; needed after tables changed. */
  forgetStatements(): void {
    this.statements.clear()
  }

  close(): void {
    this.statements.clear()
    this.database.close()
  }

  private statement(sql: string): Database.Statement {
    let statement = this.statements.get(sql)
    if (!statement) {
      if (this.statements.size >= MOST_STATEMENTS) this.statements.clear()
      statement = this.database.prepare(sql)
      this.statements.set(sql, statement)
    }
    return statement
  }
}
