import { requestFailed } from '../errors'
import { isPlainObject, type Document } from '../ejson'
import { compileFilter } from '../matcher'
import { operators, readOnlyPaths, structuredCopy, type Operator } from './operators'
import { slotsAt, type Positions } from './paths'

/**
 * The document that update operators make of `document`, which stays as it is. `filter` is what selected it, for
 * the positional `$`. Throws DATABASE_REQUEST_FAILED when the update is not possible, naming operator and field.
 */
export function applyUpdate(document: Document, update: Document, filter: Document = {}): Document {
  rejectConflicts(update)
  const result = structuredCopy(document) as Document
  const positions = positionsBy(filter)
  for (const [operator, fields] of Object.entries(update)) {
    if (!isPlainObject(fields))
      throw requestFailed(`Modifiers operate on fields: ${operator} needs an object`)
    for (const [path, operand] of Object.entries(fields))
      applyOperator(result, operator, path, operand, positions)
  }
  return result
}

function applyOperator(
  document: Document,
  operator: string,
  path: string,
  operand: unknown,
  positions: Positions,
): void {
  if (operator === '$rename') return rename(document, path, operand, positions)
  const apply = operatorNamed(operator)
  for (const slot of slotsAt(document, path, !readOnlyPaths.has(operator), positions)) {
    apply(slot, operand, path, operator)
  }
}

function operatorNamed(name: string): Operator {
  const operator = operators[name]
  if (!operator) throw requestFailed(`update operator ${name} is not supported`)
  return operator
}

function rename(document: Document, from: string, to: unknown, positions: Positions): void {
  if (typeof to !== 'string') throw requestFailed(`The 'to' field for $rename must be a string: ${from}`)
  const [source] = slotsAt(document, from, false, positions)
  const value = source?.get()
  if (source === undefined || value === undefined) return
  source.remove()
  for (const target of slotsAt(document, to, true, positions)) target.set(value)
}

/** No two operators may write the same place, and none may write `_id`. */
function rejectConflicts(update: Document): void {
  const paths: string[] = []
  for (const [operator, fields] of Object.entries(update)) {
    for (const [path, operand] of Object.entries((fields ?? {}) as Document)) {
      for (const written of operator === '$rename' ? [path, String(operand)] : [path])
        rejectConflict(paths, written)
    }
  }
}

function rejectConflict(paths: string[], path: string): void {
  if (path === '' || path.split('.').includes(''))
    throw requestFailed(`The update path '${path}' contains an empty field name`)
  if (path === '_id' || path.startsWith('_id.')) {
    throw requestFailed(`Performing an update on the path '_id' would modify the immutable field '_id'`)
  }
  const clash = paths.find(
    (other) => other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`),
  )
  if (clash) throw requestFailed(`Updating the path '${path}' would create a conflict at '${clash}'`)
  paths.push(path)
}

function positionsBy(filter: Document): Positions {
  return {
    matched(path, array) {
      const conditions = conditionsOn(filter, path)
      if (conditions.length === 0)
        throw requestFailed(`The positional operator did not find the match needed from the query: ${path}`)
      const test = compileFilter({ $and: conditions })
      const index = array.findIndex((item) => test(wrapAt(path, [item])))
      if (index < 0)
        throw requestFailed(`The positional operator did not find the match needed from the query: ${path}`)
      return index
    },
  }
}

function conditionsOn(filter: Document, path: string): Document[] {
  return Object.entries(filter).flatMap(([field, condition]) => {
    if (field === '$and' && Array.isArray(condition))
      return condition.flatMap((part: Document) => conditionsOn(part, path))
    return field === path || field.startsWith(`${path}.`) ? [{ [field]: condition }] : []
  })
}

function wrapAt(path: string, value: unknown): Document {
  return path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Document
}
