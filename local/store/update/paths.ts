import { requestFailed } from '../errors'
import { isPlainObject, type Document } from '../ejson'

/** A place a document can be written at: a field of an object or an element of an array. */
export interface Slot {
  get(): unknown
  set(value: unknown): void
  remove(): void
}

export interface Positions {
  /** Which element of the array at `path` the filter matched, for `$`. */
  matched(path: string, array: unknown[]): number
}

/**
 * The slots a path means in a document. `create` makes the objects on the way; without it a way that does not
 * exist gives no slot. `$[]` means every element, `$` the one the filter matched.
 */
export function slotsAt(document: Document, path: string, create: boolean, positions: Positions): Slot[] {
  return descend(document, path.split('.'), 0, create, positions)
}

function descend(
  parent: unknown,
  path: string[],
  depth: number,
  create: boolean,
  positions: Positions,
): Slot[] {
  const name = path[depth] ?? ''
  if (name.startsWith('$')) return descendPositions(parent, path, depth, create, positions)
  if (Array.isArray(parent) && !/^\d+$/.test(name)) {
    return refuse(create, `Cannot create field '${name}' in an array at '${path.slice(0, depth).join('.')}'`)
  }
  if (!Array.isArray(parent) && !isPlainObject(parent)) {
    return refuse(
      create,
      `Cannot create field '${name}' in element {${path[depth - 1] ?? ''}: ${JSON.stringify(parent)}}`,
    )
  }
  if (depth === path.length - 1) return [slotOf(parent, name)]
  const container = parent as Document
  if (container[name] === undefined) {
    if (!create) return []
    container[name] = {}
  }
  return descend(container[name], path, depth + 1, create, positions)
}

function refuse(create: boolean, message: string): Slot[] {
  if (create) throw requestFailed(message)
  return []
}

function descendPositions(
  parent: unknown,
  path: string[],
  depth: number,
  create: boolean,
  positions: Positions,
): Slot[] {
  const name = path[depth] ?? ''
  const before = path.slice(0, depth).join('.')
  if (name !== '$' && name !== '$[]')
    throw requestFailed(`array filter ${name} in '${path.join('.')}' is not supported`)
  if (!Array.isArray(parent)) throw requestFailed(`The path '${before}' must hold an array to apply ${name}`)
  const indexes = name === '$' ? [positions.matched(before, parent)] : parent.map((_, i) => i)
  return indexes.flatMap((i) => {
    const replaced = [...path.slice(0, depth), String(i), ...path.slice(depth + 1)]
    return descend(parent, replaced, depth, create, positions)
  })
}

function slotOf(parent: Document | unknown[], name: string): Slot {
  const container = parent as Document
  return {
    get: () => (Object.hasOwn(container, name) ? container[name] : undefined),
    set: (value) => {
      if (Array.isArray(parent)) padTo(parent, Number(name))
      container[name] = value
    },
    remove: () => {
      if (Array.isArray(parent)) {
        if (Number(name) < parent.length) container[name] = null
      } else {
        Reflect.deleteProperty(container, name)
      }
    },
  }
}

/** An element beyond the end leaves nulls in between, as in MongoDB. */
function padTo(array: unknown[], index: number): void {
  if (index > array.length + 1_500_000) throw requestFailed('cannot backfill array to that size')
  while (array.length < index) array.push(null)
}
