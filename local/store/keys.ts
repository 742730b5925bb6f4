import { Binary, Decimal128, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import { requestFailed } from './errors'
import type { Document } from './ejson'

/**
 * Values as bytes whose memcmp order is MongoDB's order across types, so that SQLite can compare, range over and
 * sort what it otherwise knows nothing about.
 */

const Tag = {
  minKey: 0x01,
  /** What MongoDB's indexes hold for an empty array. */
  emptyArray: 0x05,
  null: 0x0a,
  number: 0x14,
  string: 0x1e,
  object: 0x28,
  array: 0x32,
  binary: 0x3c,
  objectId: 0x46,
  boolean: 0x50,
  date: 0x5a,
  timestamp: 0x64,
  regExp: 0x6e,
  maxKey: 0x7f,
} as const

export const emptyArrayKey = Buffer.from([Tag.emptyArray])
export const nullKey = Buffer.from([Tag.null])
/** Above every key. */
const highestKey = Buffer.from([0xff])

/** The key of a value; missing counts as null, as in MongoDB's indexes. */
export function encodeKey(value: unknown): Buffer {
  const tag = tagOf(value)
  switch (tag) {
    case Tag.number:
      return tagged(tag, sortableDouble(value as number))
    case Tag.string:
      return tagged(tag, Buffer.from(value as string))
    case Tag.boolean:
      return Buffer.from([tag, value === true ? 1 : 0])
    case Tag.date:
      return tagged(tag, sortableDouble((value as Date).getTime()))
    case Tag.objectId:
      return tagged(tag, Buffer.from((value as ObjectId).toHexString(), 'hex'))
    case Tag.array:
      return nested(tag, value as unknown[])
    case Tag.object:
      return nested(tag, Object.entries(value as Document).flat())
    case Tag.binary:
      return tagged(tag, Buffer.from((value as Binary).buffer))
    case Tag.timestamp:
      return tagged(tag, Buffer.from((value as Timestamp).toString(16).padStart(16, '0'), 'hex'))
    case Tag.regExp:
      return tagged(tag, Buffer.from(String(value)))
    default:
      return Buffer.from([tag])
  }
}

/**
 * The value that a key stands for.
 * @returns undefined for the types that keys do not give back; null for a missing value too
 */
export function decodeKey(key: Buffer): unknown {
  switch (key[0]) {
    case Tag.null:
      return null
    case Tag.number:
      return doubleOf(key.subarray(1))
    case Tag.string:
      return key.toString('utf8', 1)
    case Tag.boolean:
      return key[1] === 1
    case Tag.date:
      return new Date(doubleOf(key.subarray(1)))
    default:
      return undefined
  }
}

/** The range of keys that hold values of the same type as `value`: comparisons never cross types. */
export function typeRange(value: unknown): { low: Buffer; high: Buffer } {
  const tag = tagOf(value)
  return { low: Buffer.from([tag]), high: Buffer.from([tag + 1]) }
}

/** The upper end, exclusive, of all keys that begin with `key`; for prefixes of strings. */
export function afterPrefix(key: Buffer): Buffer {
  return Buffer.concat([key, highestKey])
}

function tagOf(value: unknown): number {
  switch (typeof value) {
    case 'undefined':
      return Tag.null
    case 'number':
      return Tag.number
    case 'string':
      return Tag.string
    case 'boolean':
      return Tag.boolean
    case 'object':
      return tagOfObject(value)
    default:
      throw requestFailed(`a ${typeof value} cannot be stored`)
  }
}

function tagOfObject(value: object | null): number {
  if (value === null) return Tag.null
  if (Array.isArray(value)) return Tag.array
  if (value instanceof Date) return Tag.date
  if (value instanceof RegExp) return Tag.regExp
  if (value instanceof ObjectId) return Tag.objectId
  if (value instanceof Binary) return Tag.binary
  if (value instanceof Timestamp) return Tag.timestamp
  if (value instanceof MinKey) return Tag.minKey
  if (value instanceof MaxKey) return Tag.maxKey
  if (value instanceof Decimal128) throw requestFailed('Decimal128 is not supported')
  return Tag.object
}

function tagged(tag: number, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), bytes])
}

/** IEEE bits with the sign turned so that bytes compare like numbers; NaN sorts first, -0 equals 0. */
function sortableDouble(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  if (Number.isNaN(value)) return bytes
  bytes.writeDoubleBE(value === 0 ? 0 : value)
  if (value < 0) for (let i = 0; i < 8; i++) bytes[i] = ~(bytes[i] ?? 0) & 0xff
  else bytes[0] = (bytes[0] ?? 0) | 0x80
  return bytes
}

function doubleOf(sortable: Buffer): number {
  const bytes = Buffer.from(sortable)
  if (bytes.every((byte) => byte === 0)) return NaN
  if ((bytes[0] ?? 0) & 0x80) bytes[0] = (bytes[0] ?? 0) & 0x7f
  else for (let i = 0; i < 8; i++) bytes[i] = ~(bytes[i] ?? 0) & 0xff
  return bytes.readDoubleBE(0)
}

/** Elements one after the other, each escaped and ended, so that a shorter list sorts first. */
function nested(tag: number, items: unknown[]): Buffer {
  const parts: Buffer[] = [Buffer.from([tag])]
  for (const item of items) {
    for (const byte of encodeKey(item)) parts.push(byte === 0 ? Buffer.from([0, 0xff]) : Buffer.from([byte]))
    parts.push(Buffer.from([0, 0]))
  }
  return Buffer.concat(parts)
}
