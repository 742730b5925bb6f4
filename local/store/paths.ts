import { isPlainObject, type Document } from './ejson'

/**
 * The values an index sees at a dotted path: arrays on the way branch, an array at the end gives its elements.
 * `multikey` says that an array was met. A path that leads nowhere gives one `undefined`.
 */
export function indexedValues(document: Document, path: string): { values: unknown[]; multikey: boolean } {
  const found = { values: [] as unknown[], multikey: false }
  walk(document, partsOf(path), 0, found)
  if (found.values.length === 0) found.values.push(undefined)
  return found
}

/** The paths of indexes and sorts are few and asked for again with every document. */
const MOST_SPLIT = 1000
const split = new Map<string, string[]>()

function partsOf(path: string): string[] {
  const parts = split.get(path) ?? path.split('.')
  if (split.size < MOST_SPLIT) split.set(path, parts)
  return parts
}

/** Marks an empty array, which an index keeps apart from null. */
export const EMPTY_ARRAY = Symbol('empty array')

function walk(
  value: unknown,
  path: string[],
  depth: number,
  found: { values: unknown[]; multikey: boolean },
): void {
  if (depth === path.length) return collect(value, found)
  const name = path[depth] ?? ''
  if (Array.isArray(value)) {
    found.multikey = true
    if (/^\d+$/.test(name)) walk(value[Number(name)], path, depth + 1, found)
    for (const item of value) if (isPlainObject(item)) walk(item, path, depth, found)
    return
  }
  walk(isPlainObject(value) ? value[name] : undefined, path, depth + 1, found)
}

function collect(value: unknown, found: { values: unknown[]; multikey: boolean }): void {
  if (!Array.isArray(value)) {
    found.values.push(value)
    return
  }
  found.multikey = true
  if (value.length === 0) found.values.push(EMPTY_ARRAY)
  else found.values.push(...value)
}

/** The value at a dotted path without branching: numbers step into arrays. */
export function valueAt(document: unknown, path: string): unknown {
  let value: unknown = document
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Document)[name]
  }
  return value
}

/** The arrays at the end of a dotted path; arrays on the way branch. */
export function arraysAt(document: unknown, path: string): unknown[][] {
  if (path === '') return Array.isArray(document) ? [document as unknown[]] : []
  if (Array.isArray(document)) return document.filter(isPlainObject).flatMap((item) => arraysAt(item, path))
  if (!isPlainObject(document)) return []
  const dot = path.indexOf('.')
  return dot < 0 ? arraysAt(document[path], '') : arraysAt(document[path.slice(0, dot)], path.slice(dot + 1))
}
