import { isPlainObject, type Document } from './ejson'

/** Replaces the SDK's `serverDate` marks, wherever they stand, by the server's time plus their offset in ms. */
export function resolveServerDates<T>(value: T, now: Date): T {
  return resolve(value, now) as T
}

function resolve(value: unknown, now: Date): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, now))
  if (!isPlainObject(value)) return value
  const mark = value.$tcb_server_date
  if (isPlainObject(mark)) return new Date(now.getTime() + Number(mark.offset ?? 0))
  const result: Document = {}
  for (const [key, item] of Object.entries(value)) result[key] = resolve(item, now)
  return result
}
