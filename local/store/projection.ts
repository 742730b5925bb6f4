import { Query } from 'mingo/query'
import type { Document } from './ejson'
import { mingoOptions } from './matcher'
import { guarded } from './mingo'

/** Keeps or drops fields as MongoDB's projection says, `$slice`, `$elemMatch` and expressions included. */
export function project(document: Document, projection: Document): Document {
  if (Object.keys(projection).length === 0) return document
  return guarded(() => {
    const [result] = new Query({}, mingoOptions).find<Document>([document], projection).all()
    return result as Document
  })
}

/**
 * The fields that a projection keeps whole, `_id` among them, when it does nothing else; undefined for any other. What
 * lists ask for is of this kind, and needs no look into the values.
 */
export function fieldsKept(projection: Document): ReadonlySet<string> | undefined {
  const fields = Object.entries(projection)
  const isPlain = ([field, value]: [string, unknown]) =>
    (value === 1 || value === true) && !field.includes('.') && !field.startsWith('$')
  return fields.length > 0 && fields.every(isPlain) ? new Set(['_id', ...Object.keys(projection)]) : undefined
}

/** A document's EJSON with only the fields that are kept, in the document's order. */
export function keepFields(stored: string, kept: ReadonlySet<string>): string {
  const whole = JSON.parse(stored) as Document
  return JSON.stringify(Object.fromEntries(Object.entries(whole).filter(([field]) => kept.has(field))))
}
