import { AppError } from '#domain/kernel/errors'

/** A filter of the database's query language; values may be commands. */
export type Filter = Record<string, unknown>
export type Order = [field: string, direction: 'asc' | 'desc'][]

export interface Find {
  where: Filter
  orderBy?: Order
  /** At most 1,000, the cloud's own limit. */
  limit: number
  /** Only these fields (and `_id`). */
  fields?: string[]
}

/** The part of the SDK's database that is used; its own types promise `void | string` everywhere. */
export interface SdkQuery {
  where(filter: Filter): SdkQuery
  orderBy(field: string, direction: string): SdkQuery
  limit(most: number): SdkQuery
  field(projection: Record<string, boolean>): SdkQuery
  get(): Promise<{ data: unknown[] }>
  count(): Promise<{ total: number }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}
interface SdkDocument {
  get(): Promise<{ data: unknown }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}
interface SdkAggregate {
  match(filter: Filter): SdkAggregate
  group(specification: object): SdkAggregate
  bucket(specification: object): SdkAggregate
  end(): Promise<{ list: unknown[] }>
}
/** All that a transaction may use of a collection. */
interface SdkDocuments {
  doc(id: string): SdkDocument
  add(options: { data: object }): Promise<unknown>
}
interface SdkCollection extends SdkDocuments, SdkQuery {
  aggregate(): SdkAggregate
}
interface SdkTransaction {
  collection(name: string): SdkDocuments
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}
export interface SdkDatabase {
  collection(name: string): SdkCollection
  startTransaction(): Promise<SdkTransaction>
  command: Commands
}
type Command<Value> = (value: Value) => unknown
declare const updateCommand: unique symbol
/** A condition on a field, to which another one can be added. */
export interface Condition {
  and(other: unknown): Condition
}
/** What an update command of the SDK looks like to us: nothing to look into. */
export interface UpdateCommand {
  readonly [updateCommand]: never
}
type Update<Value> = (value: Value) => UpdateCommand
export interface Commands {
  in: Command<readonly unknown[]>
  gt: (value: number | string) => Condition
  gte: (value: number) => Condition
  lt: (value: number | string) => Condition
  lte: Command<number>
  inc: Update<number>
  set: Update<unknown>
  remove: () => UpdateCommand
  aggregate: { sum: Command<unknown> }
}

/** An `_id` or a unique value that exists already. */
export class DuplicateError extends Error {}
/** Somebody else wrote one of the documents first; the whole transaction may be tried again. */
class ConflictError extends Error {}

/** One place that translates the SDK's errors. Anything unknown is the technical `unavailable`, logged whole. */
function translate(error: unknown): Error {
  if (error instanceof AppError || error instanceof DuplicateError || error instanceof ConflictError)
    return error
  const { code, errMsg, message } = error as { code?: string; errMsg?: string; message?: string }
  const text = `${code ?? ''} ${errMsg ?? message ?? String(error)}`
  if (/TRANSACTION_?CONFLICT|transaction conflict|WriteConflict/i.test(text)) return new ConflictError(text)
  if (/duplicate|E11000/i.test(text)) return new DuplicateError(text)
  return new AppError('unavailable', { detail: text })
}

/** New values by field. A nested object replaces the old one, `undefined` removes the field; a command is taken as it is. */
export type Changes<Doc> = { [Field in keyof Doc]?: Doc[Field] | UpdateCommand } & Record<
  `${string}.${string}`,
  unknown
>

/** The SDK would merge nested objects and drop `undefined`. */
function wholeValues(changes: object, command: Commands): object {
  return Object.fromEntries(
    Object.entries(changes).map(([field, value]: [string, unknown]) => {
      if (value === undefined) return [field, command.remove()]
      const isPlain =
        typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
      return [field, isPlain ? command.set(value) : value]
    }),
  )
}

type Call = <Result>(run: () => Promise<Result>) => Promise<Result>

/** Single documents by their id: what works inside a transaction too. */
export type Documents<Doc extends { _id: string }> = ReturnType<typeof createDocuments<Doc>>

function createDocuments<Doc extends { _id: string }>(sdk: SdkDocuments, command: Commands, call: Call) {
  return {
    /** @returns undefined when there is no such document. */
    async get(id: string): Promise<Doc | undefined> {
      const { data } = await call(() => sdk.doc(id).get())
      return (data as Doc | null) ?? undefined
    },
    /** @throws DuplicateError when its `_id` or a unique value exists. */
    async insert(doc: Doc): Promise<void> {
      await call(() => sdk.add({ data: doc }))
    },
    /** @returns whether the document existed and changed */
    async update(id: string, changes: Changes<Doc>): Promise<boolean> {
      const data = wholeValues(changes, command)
      return (await call(() => sdk.doc(id).update({ data }))).stats.updated > 0
    },
    async remove(id: string): Promise<boolean> {
      return (await call(() => sdk.doc(id).remove())).stats.removed > 0
    },
  }
}

export type Collection<Doc extends { _id: string }> = ReturnType<typeof createCollection<Doc>>

function createCollection<Doc extends { _id: string }>(sdk: SdkCollection, command: Commands, call: Call) {
  const query = ({ where, orderBy = [], limit, fields }: Find): SdkQuery => {
    const ordered = orderBy.reduce(
      (built, [field, direction]) => built.orderBy(field, direction),
      sdk.where(where),
    )
    const projection = fields && Object.fromEntries(fields.map((field) => [field, true]))
    return (projection ? ordered.field(projection) : ordered).limit(limit)
  }
  return {
    ...createDocuments<Doc>(sdk, command, call),
    async find(find: Find): Promise<Doc[]> {
      const { data } = await call(() => query(find).get())
      return data as Doc[]
    },
    async count(where: Filter): Promise<number> {
      return (await call(() => sdk.where(where).count())).total
    },
    /** @returns how many documents have each value of a field; on an index that begins with the filter's fields and it */
    async countBy<Value>(where: Filter, field: string): Promise<Map<Value, number>> {
      const specification = { _id: `$${field}`, count: command.aggregate.sum(1) }
      return counts(await call(() => sdk.aggregate().match(where).group(specification).end()))
    },
    /**
     * @returns how many documents have a value from each boundary up to the next, by the lower one; every document
     *   that answers `where` must be between the first and the last
     */
    async countBetween(where: Filter, field: string, boundaries: number[]): Promise<Map<number, number>> {
      const specification = { groupBy: `$${field}`, boundaries }
      return counts(await call(() => sdk.aggregate().match(where).bucket(specification).end()))
    },
    /** @returns how many were changed */
    async updateWhere(where: Filter, changes: Changes<Doc>): Promise<number> {
      const data = wholeValues(changes, command)
      return (await call(() => sdk.where(where).update({ data }))).stats.updated
    },
    /** Removes the first documents of a question, in its order. @returns how many */
    async removeFirst(which: Omit<Find, 'fields'>): Promise<number> {
      const { data } = await call(() => query({ ...which, fields: ['_id'] }).get())
      if (data.length === 0) return 0
      const ids = (data as Doc[]).map(({ _id }) => _id)
      return (await call(() => sdk.where({ _id: command.in(ids) }).remove())).stats.removed
    },
  }
}

function counts<Value>({ list }: { list: unknown[] }): Map<Value, number> {
  return new Map((list as { _id: Value; count: number }[]).map(({ _id, count }) => [_id, count]))
}

/**
 * Access to the collections inside a transaction, or anywhere. The cloud's transactions take single documents by id; what
 * the SDK offers beside that is refused there, or silently leaves the transaction. Where a question is needed, ask it
 * outside and read inside, by id, what would change its answer: whoever changes that meanwhile makes all of it run again.
 */
export interface TransactionStore {
  /** Whose documents they are is the word of the one store that names the collection. */
  collection<Doc extends { _id: string }>(name: string): Documents<Doc>
  readonly command: Commands
  /** Whether it answers questions. */
  readonly canAsk: boolean
}

/** Access to the collections outside of transactions. */
export interface Store extends TransactionStore {
  collection<Doc extends { _id: string }>(name: string): Collection<Doc>
  readonly canAsk: true
}

export interface Database extends Store {
  /**
   * Runs `work` in a transaction. On a conflict all of it runs again, at most 10 times; it must have no effect outside.
   * @throws AppError `case_conflict` when others keep getting there first
   */
  transaction<Result>(work: (inside: TransactionStore) => Promise<Result>): Promise<Result>
  /**
   * Runs `work` in a transaction once.
   * @param tries how often it was tried already; the moment grows with it
   * @returns false when somebody else was at the same documents, after a moment; nothing was written then
   */
  tryTransaction(work: (inside: TransactionStore) => Promise<void>, tries: number): Promise<boolean>
  /** How many calls were made so far: the log says it, and the budget is tested. */
  calls(): number
}

const ATTEMPTS = 10

export function createDatabase(sdk: SdkDatabase, wait: (attempt: number) => Promise<void>): Database {
  let calls = 0
  const call = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    calls += 1
    try {
      return await run()
    } catch (error) {
      throw translate(error)
    }
  }
  const { command } = sdk
  const outside: Store = {
    collection: <Doc extends { _id: string }>(name: string) =>
      createCollection<Doc>(sdk.collection(name), command, call),
    command,
    canAsk: true,
  }

  async function attempt<Result>(work: (inside: TransactionStore) => Promise<Result>): Promise<Result> {
    const transaction = await call(() => sdk.startTransaction())
    const inside: TransactionStore = {
      collection: <Doc extends { _id: string }>(name: string) =>
        createDocuments<Doc>(transaction.collection(name), command, call),
      command,
      canAsk: false,
    }
    try {
      const result = await work(inside)
      await call(() => transaction.commit())
      return result
    } catch (error) {
      // A transaction that failed may be gone already; what matters is the error that brought us here.
      await call(() => transaction.rollback()).catch(() => undefined)
      throw error
    }
  }

  return {
    ...outside,
    calls: () => calls,
    async tryTransaction(work, tries) {
      try {
        await attempt(work)
        return true
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
        await wait(tries)
        return false
      }
    },
    async transaction(work) {
      for (let tries = 1; tries < ATTEMPTS; tries += 1) {
        try {
          return await attempt(work)
        } catch (error) {
          if (!(error instanceof ConflictError)) throw error
          await wait(tries)
        }
      }
      try {
        return await attempt(work)
      } catch (error) {
        if (error instanceof ConflictError) throw new AppError('case_conflict', { detail: error.message })
        throw error
      }
    },
  }
}
