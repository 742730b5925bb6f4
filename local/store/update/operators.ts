import { requestFailed } from '../errors'
import { encodeKey } from '../keys'
import { addToSet, bit, pop, pull, pullAll, push } from './arrays'
import type { Slot } from './paths'

/** Changes what is in a slot. `path` and `operator` are for messages. */
export type Operator = (slot: Slot, operand: unknown, path: string, operator: string) => void

export const operators: Record<string, Operator> = {
  $set: (slot, operand) => slot.set(structuredCopy(operand)),
  $unset: (slot) => slot.remove(),
  $inc: (slot, operand, path, name) => slot.set(numberIn(slot, path, name, 0) + toNumber(operand, name)),
  $mul: (slot, operand, path, name) => slot.set(numberIn(slot, path, name, 0) * toNumber(operand, name)),
  $min: (slot, operand) => keepExtreme(slot, operand, -1),
  $max: (slot, operand) => keepExtreme(slot, operand, 1),
  $push: push,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $addToSet: addToSet,
  $bit: bit,
}

/** Operators for whose paths nothing is created. */
export const readOnlyPaths = new Set(['$unset', '$pop', '$pull', '$pullAll'])

/** Values are shared by no two documents. */
export function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structuredCopy(item)]))
}

function numberIn(slot: Slot, path: string, operator: string, missing: number): number {
  const value = slot.get()
  if (value === undefined) return missing
  if (typeof value === 'number') return value
  throw requestFailed(
    `Cannot apply ${operator} to a value of non-numeric type. {${path}: ${JSON.stringify(value)}}`,
  )
}

function toNumber(operand: unknown, operator: string): number {
  if (typeof operand === 'number') return operand
  throw requestFailed(`Cannot ${operator} with non-numeric argument: ${JSON.stringify(operand)}`)
}

function keepExtreme(slot: Slot, operand: unknown, direction: 1 | -1): void {
  const value = slot.get()
  if (value === undefined || encodeKey(operand).compare(encodeKey(value)) * direction > 0) slot.set(operand)
}
