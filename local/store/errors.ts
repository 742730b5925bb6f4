/** The codes of CloudBase that the store can answer with. */
export type StoreErrorCode =
  | 'INVALID_PARAM'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'DATABASE_QUERY_WITHOUT_INDEX'

export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
  ) {
    super(message)
    this.name = 'StoreError'
  }
}

/** A request the database understood and refused; the message is MongoDB's. */
export function requestFailed(message: string): StoreError {
  return new StoreError('DATABASE_REQUEST_FAILED', message)
}

/** What CloudBase says when a key of a unique index is taken. */
export function duplicateKey(collection: string, index: string, keys: unknown): StoreError {
  return requestFailed(
    `[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${JSON.stringify(keys)}}]}, {<nil>}]`,
  )
}

export function collectionMissing(name: string): StoreError {
  return new StoreError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
  )
}

export function transactionConflict(): StoreError {
  return new StoreError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  )
}

export function transactionMissing(): StoreError {
  return new StoreError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  )
}
