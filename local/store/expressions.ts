import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { requestFailed } from './errors'
import { encodeKey } from './keys'

type Expression = (document: unknown, operands: unknown, options: Options) => unknown

/** Below every value, null included: in expressions a missing field is not null. */
const missing = Buffer.from([0])

/** Comparisons across types, which MongoDB orders and mingo does not. */
export const comparisonExpressions: Record<`$${string}`, Expression> = {
  $cmp: comparison('$cmp', (order) => Math.sign(order)),
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
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
