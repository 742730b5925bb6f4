import { BSONRegExp, EJSON } from 'bson'
import { requestFailed } from './errors'

export type Document = Record<string, unknown>

/**
 * Reads canonical extended JSON. Numbers become JavaScript numbers, dates `Date`, regular expressions `RegExp`;
 * rarer types become bson's classes. Throws DATABASE_REQUEST_FAILED on text that is not extended JSON.
 */
export function parse(text: string): unknown {
  try {
    return decode(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) throw requestFailed(`not extended JSON: ${error.message}`)
    throw error
  }
}

export function parseDocument(text: string): Document {
  const value = parse(text)
  if (!isPlainObject(value)) throw requestFailed('a document must be an object')
  return value
}

/** Writes canonical extended JSON, the form documents are stored and sent in. */
export function stringify(value: unknown): string {
  return JSON.stringify(encode(value))
}

export function isPlainObject(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

type Reader = (value: unknown, whole: Document) => unknown

const readers: Record<string, Reader> = {
  $numberInt: (value) => Number(value),
  $numberDouble: (value) => Number(value),
  $numberLong: (value) => readLong(String(value)),
  $date: (value) => readDate(value),
  $regularExpression: (value) => readPattern(value),
  $oid: readRare,
  $numberDecimal: readRare,
  $binary: readRare,
  $uuid: readRare,
  $timestamp: readRare,
  $minKey: readRare,
  $maxKey: readRare,
  $undefined: () => undefined,
}

function decode(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(decode)
  const source = value as Document
  const keys = Object.keys(source)
  const first = keys[0]
  if (keys.length === 1 && first?.startsWith('$')) {
    const reader = readers[first]
    if (reader) return reader(source[first], source)
  }
  const result: Document = {}
  for (const key of keys) defineField(result, key, decode(source[key]))
  return result
}

/** A field named `__proto__` is data here, never a prototype. */
function defineField(target: Document, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

/** Numbers are doubles everywhere behind the SDK; an integer that a double cannot hold is refused rather than rounded. */
function readLong(text: string): number {
  const number = Number(text)
  if (!Number.isFinite(number) || BigInt(text) !== BigInt(number)) {
    throw requestFailed(`64-bit integer ${text} is not supported: it has no exact double`)
  }
  return number
}

function readDate(value: unknown): Date {
  const milliseconds = isPlainObject(value) ? Number(value.$numberLong) : value
  const date = new Date(milliseconds as string | number)
  if (Number.isNaN(date.getTime())) throw requestFailed(`not a date: ${JSON.stringify(value)}`)
  return date
}

function readPattern(value: unknown): RegExp {
  const { pattern, options } = value as { pattern: string; options: string }
  return toRegExp(pattern, options)
}

/** MongoDB's i, m, s and u are JavaScript's; x and the others have no counterpart and are refused by name. */
function toRegExp(pattern: string, options = ''): RegExp {
  const unknown = [...options].find((option) => !'imsug'.includes(option))
  if (unknown) throw requestFailed(`regular expression option "${unknown}" is not supported`)
  try {
    return new RegExp(pattern, options.replace('g', ''))
  } catch (error) {
    throw requestFailed(`Regular expression is invalid: ${(error as Error).message}`)
  }
}

function readRare(_: unknown, whole: Document): unknown {
  try {
    return EJSON.deserialize(whole, { relaxed: false })
  } catch (error) {
    throw requestFailed((error as Error).message)
  }
}

function encode(value: unknown): unknown {
  if (typeof value === 'number') return encodeNumber(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : encode(item)))
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (value instanceof RegExp) {
    return { $regularExpression: { pattern: value.source, options: [...value.flags].sort().join('') } }
  }
  if (value instanceof BSONRegExp || '_bsontype' in value) return EJSON.serialize(value, { relaxed: false })
  const result: Document = {}
  for (const key of Object.keys(value)) {
    const field = (value as Document)[key]
    if (field !== undefined) defineField(result, key, encode(field))
  }
  return result
}

function encodeNumber(value: number): Document {
  if (!Number.isInteger(value) || Object.is(value, -0)) {
    return { $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) }
  }
  if (value >= -0x80000000 && value <= 0x7fffffff) return { $numberInt: String(value) }
  if (Math.abs(value) < 2 ** 63) return { $numberLong: BigInt(value).toString() }
  return { $numberDouble: String(value) }
}
