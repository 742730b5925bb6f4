import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { requestFailed } from './errors'
import { encodeKey } from './keys'

type Expression = (document: unknown, operands: unknown, options: Options) => unknown

/** Below every value, null included: in expressions a missing field is not null. */
const missing = Buffer.from([0])

/** Expressions that mingo has not, or in which it differs from MongoDB. */
export const expressions: Record<`$${string}`, Expression> = {
  $cmp: comparison('$cmp', (order) => Math.sign(order)),
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $week: week,
  $substr: substring,
  $substrBytes: substring,
  $indexOfCP: indexOfCharacter,
}

function comparison(name: string, answer: (order: number) => unknown): Expression {
  return (document, operands, options) => {
    if (!Array.isArray(operands) || operands.length !== 2)
      throw requestFailed(`Expression ${name} takes exactly 2 arguments`)
    const [a, b] = operands.map((operand) => keyOf(evalExpr(document, operand, options))) as [Buffer, Buffer]
    return answer(a.compare(b))
  }
}

function keyOf(value: unknown): Buffer {
  return value === undefined ? missing : encodeKey(value)
}

/** Weeks begin on Sundays; the days before the first one are in week 0. */
function week(document: unknown, operand: unknown, options: Options): unknown {
  const dayOfYear = evalExpr(document, { $dayOfYear: operand }, options)
  const dayOfWeek = evalExpr(document, { $dayOfWeek: operand }, options)
  if (typeof dayOfYear !== 'number' || typeof dayOfWeek !== 'number') return null
  return Math.floor((dayOfYear - dayOfWeek + 7) / 7)
}

/** By bytes of UTF-8; a negative length means the rest. */
function substring(document: unknown, operands: unknown, options: Options): string {
  const [text, start, length] = evalExpr(document, operands, options) as [unknown, number, number]
  const bytes = Buffer.from(text === null || text === undefined ? '' : String(text))
  const end = length < 0 ? bytes.length : start + length
  const cut = [start, end].some((at) => ((bytes[at] ?? 0) & 0xc0) === 0x80)
  if (start < 0 || cut)
    throw requestFailed('$substrBytes: Invalid range, starting or ending in the middle of a UTF-8 character')
  return bytes.subarray(start, end).toString()
}

/** By characters; -1 when it is not there, null without a text. */
function indexOfCharacter(document: unknown, operands: unknown, options: Options): number | null {
  const [text, part, start = 0, end] = evalExpr(document, operands, options) as [
    unknown,
    unknown,
    number?,
    number?,
  ]
  if (text === null || text === undefined) return null
  if (typeof text !== 'string' || typeof part !== 'string') throw requestFailed('$indexOfCP requires strings')
  const characters = [...text].slice(0, end)
  const at = characters.slice(start).join('').indexOf(part)
  return at < 0 ? -1 : start + [...characters.slice(start).join('').slice(0, at)].length
}
