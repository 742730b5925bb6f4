import { Query } from 'mingo/query'
import { mingoOptions } from './matcher'
import { guarded } from './mingo'
import type { Document } from './ejson'

/** Keeps or drops fields as MongoDB's projection says, `$slice`, `$elemMatch` and expressions included. */
export function project(document: Document, projection: Document): Document {
  if (Object.keys(projection).length === 0) return document
  return guarded(() => {
    const [result] = new Query({}, mingoOptions).find<Document>([document], projection).all()
    return result as Document
  })
}
