import { AppError } from '#domain/kernel/errors'
import type { Context } from '../context'
import { DuplicateError } from '../platform/database'
import type { FirstStep } from './begin'
import { begin } from './begin'
import { historyStore } from './history-store'
import type { GivenTo, Living, Process } from './process'

/**
 * Stores a new thing with the beginning of its history, both or neither. The same `_id` again gives the first one and
 * makes no second.
 * @param born the document before anything happened: `state` is empty and `version` 0
 */
export async function startLife<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  born: Doc,
  steps: readonly FirstStep<Given, Brought>[],
  context: Context,
): Promise<Doc> {
  const { db, now } = context
  const moment = { now, reference: await context.reference() }
  try {
    const stored = await db.transaction(async (inside) => {
      const { doc, entries } = begin(process, born, steps, moment)
      await process.documents(inside).insert(doc)
      await historyStore(inside).insert(entries)
      return doc
    })
    context.services.kickOutbox()
    return stored
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error
    const first = await process.documents(db).get(born._id)
    if (!first) throw new AppError('unavailable', { detail: `${process.kind} ${born._id} is gone` })
    return first
  }
}
