import { AppError } from '#domain/kernel/errors'
import type { Context } from '../context'
import type { Database, TransactionStore } from '../platform/database'
import { DuplicateError } from '../platform/database'
import type { Moment } from './advance'
import type { Actor, EntryDoc } from './documents'
import { historyStore } from './history-store'
import type { GivenTo, Living, Process } from './process'
import { takeStep } from './take-step'

/** A thing before anything happened to it. */
export type Unborn<Doc extends Living> = Omit<Doc, keyof Living> & Pick<Living, '_id'>

/** A first step, and those that the system takes right after it. */
export interface FirstStep<Given> {
  given: Given
  actor: Actor
  entryId: string
}

/**
 * Stores a new thing with the beginning of its history, both or neither, through the same rows and rules as every later
 * step. The same `_id` again gives the first one and makes no second.
 * @param admit is asked last, when nothing else refuses it, and may refuse by throwing. What it writes itself stays even
 *   if the transaction does not, and it may be asked again: it must know the same thing again
 * @throws DuplicateError when another unique field of it is taken
 */
export async function startLife<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  unborn: Unborn<Doc>,
  steps: readonly FirstStep<Given>[],
  context: Context,
  admit?: () => Promise<unknown>,
): Promise<Doc> {
  const { db, now } = context
  const moment = { now, reference: await context.reference() }
  try {
    const stored = await db.transaction(async (inside) => {
      const doc = await begin(process, unborn, steps, { inside, db, moment })
      await admit?.()
      return doc
    })
    context.services.kickOutbox()
    return stored
  } catch (error) {
    const first = error instanceof DuplicateError ? await process.documents(db).get(unborn._id) : undefined
    if (!first) throw error
    return first
  }
}

async function begin<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  unborn: Unborn<Doc>,
  steps: readonly FirstStep<Given>[],
  { inside, db, moment }: { inside: TransactionStore; db: Database; moment: Moment },
): Promise<Doc> {
  const entries: EntryDoc[] = []
  let doc = born<Doc>(unborn, moment)
  for (const { given, actor, entryId } of steps) {
    const to = nextState(process, given, doc)
    const allowed = { to, actor, entryId }
    const places = { inside, outside: db, moment }
    const { after, entry } = await takeStep(process, doc, given, allowed, places)
    entries.push(entry)
    doc = after
  }
  await process.documents(inside).insert(doc)
  for (const entry of entries) await historyStore(inside).insert(entry)
  return doc
}

/** Its first step gives it a state. */
function born<Doc extends Living>(unborn: Unborn<Doc>, { now }: Moment): Doc {
  const life: Omit<Living, '_id'> = {
    state: '',
    version: 0,
    stateAt: now,
    lastEvent: { id: '', action: '', at: now, by: '' },
  }
  return { ...unborn, ...life } as unknown as Doc
}

/** An action that comes from no state is one that begins. */
function nextState<Doc extends Living, Given extends GivenTo<string>, Brought>(
  { rows, life, kind }: Process<Doc, Given, Brought>,
  { action }: Given,
  { version, state }: Doc,
): string {
  const row = rows[action]
  const first = row?.from.length === 0 && row.to !== 'same' ? row.to : undefined
  const to = version === 0 ? first : life.nextState(action, state)
  if (to === undefined) throw new AppError('internal', { detail: `${action} begins no ${kind}` })
  return to
}
