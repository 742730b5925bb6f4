import { isOperators } from '../bounds'
import { isPlainObject, type Document } from '../ejson'
import { requestFailed } from '../errors'
import { encodeKey } from '../keys'
import { compileFilter } from '../matcher'
import { readSort, sortBy } from '../sort'
import { structuredCopy, type Operator } from './operators'
import type { Slot } from './paths'

export const push: Operator = (slot, operand, path, operator) => {
  const { $each, $position, $slice, $sort, ...others } = hasEach(operand)
    ? operand
    : ({ $each: [operand] } as Document)
  const unknown = Object.keys(others)[0]
  if (unknown) throw requestFailed(`Unrecognized clause in $push: ${unknown}`)
  const array = [...arrayIn(slot, path, operator)]
  const added = eachOf($each, operator).map(structuredCopy)
  array.splice($position === undefined ? array.length : toInteger($position, '$position'), 0, ...added)
  slot.set(sliced($sort === undefined ? array : sorted(array, $sort), $slice))
}

export const addToSet: Operator = (slot, operand, path, operator) => {
  const array = [...arrayIn(slot, path, operator)]
  const known = new Set(array.map(keyOf))
  for (const value of hasEach(operand) ? eachOf(operand.$each, operator) : [operand]) {
    if (known.has(keyOf(value))) continue
    known.add(keyOf(value))
    array.push(structuredCopy(value))
  }
  slot.set(array)
}

export const pop: Operator = (slot, operand, path, operator) => {
  if (operand !== 1 && operand !== -1)
    throw requestFailed(`$pop expects 1 or -1, found: ${JSON.stringify(operand)}`)
  if (slot.get() === undefined) return
  const array = arrayIn(slot, path, operator)
  slot.set(operand === 1 ? array.slice(0, -1) : array.slice(1))
}

export const pullAll: Operator = (slot, operand, path, operator) => {
  if (!Array.isArray(operand)) throw requestFailed('$pullAll requires an array argument')
  const unwanted = new Set(operand.map(keyOf))
  keep(slot, path, operator, (item) => !unwanted.has(keyOf(item)))
}

export const pull: Operator = (slot, operand, path, operator) => {
  const unwanted = pullTest(operand)
  keep(slot, path, operator, (item) => !unwanted(item))
}

export const bit: Operator = (slot, operand, path) => {
  const [name, mask] = Object.entries((operand ?? {}) as Document)[0] ?? []
  const value = slot.get() ?? 0
  if (!Number.isInteger(value) || !Number.isInteger(mask))
    throw requestFailed(`Cannot apply $bit to ${path}: integers only`)
  const [a, b] = [value as number, mask as number]
  if (name === 'and') slot.set(a & b)
  else if (name === 'or') slot.set(a | b)
  else if (name === 'xor') slot.set(a ^ b)
  else throw requestFailed(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
}

/** What `$pull` removes: elements equal to a value, or that answer a condition. */
function pullTest(operand: unknown): (item: unknown) => boolean {
  if (operand instanceof RegExp || isOperators(operand)) {
    const test = compileFilter({ item: operand })
    return (item) => test({ item })
  }
  if (isPlainObject(operand)) {
    const test = compileFilter(operand)
    return (item) => isPlainObject(item) && test(item)
  }
  const key = keyOf(operand)
  return (item) => keyOf(item) === key
}

function keep(slot: Slot, path: string, operator: string, wanted: (item: unknown) => boolean): void {
  if (slot.get() !== undefined) slot.set(arrayIn(slot, path, operator).filter(wanted))
}

function arrayIn(slot: Slot, path: string, operator: string): unknown[] {
  const value = slot.get()
  if (value === undefined) return []
  if (Array.isArray(value)) return value as unknown[]
  throw requestFailed(
    `The field '${path}' must be an array but is of type ${typeof value}: cannot apply ${operator}`,
  )
}

function hasEach(operand: unknown): operand is Document {
  return isPlainObject(operand) && '$each' in operand
}

function eachOf(each: unknown, operator: string): unknown[] {
  if (Array.isArray(each)) return each as unknown[]
  throw requestFailed(`The argument to $each in ${operator} must be an array`)
}

function toInteger(value: unknown, name: string): number {
  if (Number.isInteger(value)) return value as number
  throw requestFailed(`The value for ${name} must be an integer value, not ${JSON.stringify(value)}`)
}

function sorted(array: unknown[], order: unknown): unknown[] {
  if (order === 1 || order === -1) return sortBy(array, [['item', order]], (item) => ({ item }))
  return sortBy(array, readSort(order), (item) => (isPlainObject(item) ? item : {}))
}

function sliced(array: unknown[], slice: unknown): unknown[] {
  if (slice === undefined) return array
  const size = toInteger(slice, '$slice')
  return size >= 0 ? array.slice(0, size) : array.slice(size)
}

function keyOf(value: unknown): string {
  return encodeKey(value).toString('latin1')
}
