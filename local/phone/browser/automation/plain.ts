import { Element as EngineElement, TextNode } from 'glass-easel'

const MAX_DEPTH = 12

/**
 * A copy that JSON can carry: without cycles and functions, errors as their text. Nodes are only named: behind a page's `this` hangs the whole engine.
 */
export function plain(value: unknown, depth = 0, above: readonly unknown[] = []): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'function' || typeof value === 'symbol') return undefined
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Error) return value.stack ?? value.message
  if (value instanceof Node) return `[${value.nodeName}]`
  if (value instanceof EngineElement || value instanceof TextNode) return '[node]'
  if (value instanceof Date) return value.toJSON()
  if (above.includes(value) || depth > MAX_DEPTH) return '[…]'
  const inside = [...above, value]
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1, inside) ?? null)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, depth + 1, inside)]))
}

/** What was thrown, as one text, whatever it was. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message
  if (typeof thrown !== 'object' || thrown === null) return String(thrown)
  return String((thrown as { errMsg?: unknown }).errMsg ?? JSON.stringify(plain(thrown)))
}
