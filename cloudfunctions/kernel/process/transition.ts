import { AppError } from '#domain/kernel/errors'
import type { Viewer } from '#domain/kernel/viewer'
import type { Context, WorkContext } from '../context'
import { checkContent } from '../content'
import { idOf } from '../ids'
import type { TransactionStore } from '../platform/database'
import { DuplicateError } from '../platform/database'
import { actorOf, SYSTEM } from './actor'
import type { Actor, EntryDoc } from './documents'
import { historyStore } from './history-store'
import { lateComerError } from './late-comer'
import type { GivenTo, Living, Outcome, Process } from './process'
import { takeStep } from './take-step'

/** Who acts: a person, who may be several parties to the thing, or the system. */
interface Doer<Doc> {
  openid: string
  viewer?: Viewer
  /** Looks at what citizens will read. */
  checkWords?(): Promise<unknown>
  parties(doc: Doc): readonly string[]
  /** @returns undefined when none of the parties may do it */
  actor(doc: Doc): Actor | undefined
}

/**
 * The only way that a thing with a life changes its state: re-checks the old state and writes the entry of its history
 * in the same transaction. Of two people at the same moment one succeeds, the other learns what happened.
 * @returns the thing after the action and the new entry; the same key again makes no second one
 * @throws AppError the process's `notFound`, `forbidden`, `case_conflict`, `wrong_state`, `content_rejected`, or what is missing
 */
export async function transition<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  given: Given,
  context: Context,
): Promise<Outcome<Doc>> {
  const { viewer, person } = context
  const parties = (doc: Doc) => process.partiesOf(viewer, doc)
  const by = process.rows[given.action]?.by ?? []
  const text = process.life.areWordsSeen(given.action, 'own') ? (given.text ?? '') : ''
  const done = await run(process, given, context, {
    openid: person._id,
    viewer,
    checkWords: () => checkContent({ text, ...process.words?.(given) }, context),
    parties,
    actor(doc) {
      const party = parties(doc).find((held) => by.includes(held))
      return party === undefined ? undefined : actorOf(process, person, party)
    },
  })
  context.services.kickOutbox()
  return done
}

/** The same for the timers, which act as the system. */
export function transitionBySystem<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  given: Given,
  context: WorkContext,
): Promise<Outcome<Doc>> {
  const may = process.rows[given.action]?.by.includes('system') ?? false
  return run(process, given, context, {
    openid: 'system',
    parties: () => ['system'],
    actor: () => (may ? SYSTEM : undefined),
  })
}

/** What an earlier version stored of it must be brought up first. */
class Behind extends Error {}

async function run<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  given: Given,
  context: WorkContext,
  doer: Doer<Doc>,
  isCaughtUp = false,
): Promise<Outcome<Doc>> {
  const entryId = idOf('event', given.id, doer.openid, given.action, given.key)
  try {
    // Before anything is written; what was done before was read before.
    if (!isCaughtUp) await doer.checkWords?.()
    return await context.db.transaction((store) =>
      attempt(process, given, entryId, { doer, store, context, isCaughtUp }),
    )
  } catch (error) {
    if (!(error instanceof Behind)) return doneBefore(process, error, given.id, entryId, context)
    await process.catchUp?.(given.id, context.db)
    return run(process, given, context, doer, true)
  }
}

/**
 * Whatever refuses it now, a limit that was reached since for instance: what was done before was done.
 * @throws the error, unless this very action was done before
 */
async function doneBefore<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  error: unknown,
  id: string,
  entryId: string,
  { db }: WorkContext,
): Promise<Outcome<Doc>> {
  const isDuplicate = error instanceof DuplicateError
  const isDone =
    isDuplicate || (error instanceof AppError && (await historyStore(db).get(entryId)) !== undefined)
  const doc = isDone ? await process.documents(db).get(id) : undefined
  if (!doc) throw isDuplicate ? new AppError(process.notFound) : error
  return { doc }
}

interface Inside<Doc> {
  doer: Doer<Doc>
  store: TransactionStore
  context: WorkContext
  isCaughtUp: boolean
}

async function attempt<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  given: Given,
  entryId: string,
  inside: Inside<Doc>,
): Promise<Outcome<Doc>> {
  const { doer, store, context, isCaughtUp } = inside
  const doc = await process.documents(store).get(given.id)
  if (!doc) throw new AppError(process.notFound)
  if (!isCaughtUp && process.isBehind?.(doc)) throw new Behind()
  if (doer.viewer && !process.isKnownTo(doer.viewer, doc)) throw new AppError(process.notFound)
  if (doc.lastEvent.id === entryId) return { doc }
  const allowed = await allowedStep(process, given, doc, entryId, inside)
  if (!allowed) return { doc }
  const moment = { now: context.now, reference: await context.reference() }
  const step = await takeStep(
    process,
    doc,
    given,
    { ...allowed, entryId },
    { inside: store, outside: context.db, moment },
  )
  await process.documents(store).update(doc._id, step.changes)
  await historyStore(store).insert(step.entry)
  return { doc: step.after, entry: step.entry }
}

/**
 * @returns where it leads and who does it, or undefined when this very action was done before
 * @throws AppError when it may not be done
 */
async function allowedStep<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  given: Given,
  doc: Doc,
  entryId: string,
  { doer, store, context }: Inside<Doc>,
): Promise<{ to: Doc['state']; actor: Actor } | undefined> {
  const { now } = context
  const parties = doer.parties(doc)
  const actor = doer.actor(doc)
  const to = process.life.nextState(given.action, doc.state)
  const refusal = to === undefined ? undefined : process.refuses?.(given, doc, now, parties)
  if (to !== undefined && refusal === undefined) {
    if (!actor) throw new AppError('forbidden')
    return { to, actor }
  }
  if (await historyStore(store).get(entryId)) return undefined
  if (!actor) throw new AppError('forbidden')
  if (refusal) throw new AppError(refusal.code, refusal)
  const last = await historyStore(store).get(doc.lastEvent.id)
  throw lateComerError(process, doc, nameFor(process.outsiders ?? [], parties, doc, last), {
    now,
    reference: await context.reference(),
  })
}

/** @returns who did the latest thing, as one of these parties may read it: a person's name is for colleagues */
function nameFor(
  outsiders: readonly string[],
  parties: readonly string[],
  { lastEvent }: Living,
  last: EntryDoc | undefined,
): string {
  if (!parties.some((party) => outsiders.includes(party))) return `${lastEvent.by}${last?.actor.name ?? ''}`
  return last && outsiders.includes(last.actor.party) ? '您' : lastEvent.by
}
