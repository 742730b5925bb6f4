import type { CaseAccess, Viewer } from '#domain/case/permissions'
import { partiesOf, sightOf } from '#domain/case/permissions'
import type { Point } from '#domain/case/types'
import type { CaseAction, CaseState, Party } from '#domain/case/workflow'
import { ACTION_ROWS, CASE_LIFE, nextState } from '#domain/case/workflow'
import { AppError } from '#domain/kernel/errors'
import type { CaseDoc, EventDoc } from './documents'
import type { MediaDoc } from '../media/documents'
import type { Context, WorkContext } from '../../kernel/context'
import { idOf } from '../../kernel/ids'
import { attach, filesFor, refTo } from '../media/attach'
import { coversOf } from '../media/covers'
import { DuplicateError } from '../../kernel/platform/database'
import type { TransactionRepositories } from '../repositories-index'
import type { Reference } from '../../city/reference'
import { accessOf } from './views/case-card'
import { actorLabel } from './views/timeline'
import { changesBy } from './changes'
import { checkContent } from '../../kernel/content'
import { lateComerError } from '../../kernel/process/late-comer'
import { derivedFields, effectsOf } from './effects'
import type { EventActor } from '../../kernel/process/entry'
import { actorOf, newEvent, SYSTEM } from '../../kernel/process/entry'
import { passSeen } from '../media/pass-seen'
import { requireProof } from './proof'
import { farAwayRemark } from './remarks'
import type { Recalculation } from './moved-clocks'
import { requireComplete } from './requirements'

/** One action on one case, with all that it brings along. */
export interface Act {
  action: CaseAction
  caseId: string
  /** Made once per form; the same key again acts once. */
  key: string
  text?: string
  /** Ids of files of whoever acts. */
  media?: readonly string[]
  reasonId?: string
  /** The number of the case that this one becomes part of. */
  parentNumber?: string
  toDepartmentId?: string
  coDepartmentIds?: string[]
  until?: number
  rating?: CaseDoc['rating']
  parentId?: string
  reached?: boolean
  recalculation?: Recalculation
  /** Where the phone was when the pictures were taken. */
  takenAt?: Point
  /** Ids of the files that whoever publishes was shown. */
  seen?: readonly string[]
  /** More reads and writes of the same transaction; `after` is the case as it will be, with `files` that came along. */
  also?(
    repos: TransactionRepositories,
    found: CaseDoc,
    after: CaseDoc,
    files: readonly MediaDoc[],
  ): Promise<void>
}

export interface Outcome {
  /** The case after the action. */
  found: CaseDoc
  /** The new entry of its history; missing when this very action was done before. */
  event?: EventDoc
}

interface Doer {
  actor(access: CaseAccess): EventActor | undefined
  parties(access: CaseAccess): readonly Party[]
}

/**
 * The only way that a case changes its state: re-checks the old state and writes the history entry in the same
 * transaction. Of two people at the same moment one succeeds, the other learns what happened.
 * @returns the case after the action and its new entry; the same key again makes no second one
 * @throws AppError `case_not_found`, `forbidden`, `case_conflict`, `wrong_state`, `content_rejected`, `foreign_file`, or
 *   what the requirements miss
 */
export async function transition(act: Act, context: Context): Promise<Outcome> {
  const { viewer, person } = context
  const doer: Doer = {
    parties: (access) => partiesOf(viewer, access),
    actor(access) {
      const party = partiesOf(viewer, access).find((held) => ACTION_ROWS[act.action].by.includes(held))
      return party && actorOf(person, party)
    },
  }
  if (CASE_LIFE.areWordsSeen(act.action, 'own')) await checkContent({ text: act.text ?? '' }, context)
  const changed = await run(act, doer, context, viewer)
  context.services.kickOutbox()
  return changed
}

/** The same for the timers, which act as the system. */
export function transitionBySystem(act: Act, context: WorkContext): Promise<Outcome> {
  return run(act, { parties: () => ['system'], actor: () => SYSTEM }, context)
}

async function run(act: Act, doer: Doer, context: WorkContext, viewer?: Viewer): Promise<Outcome> {
  const reference = await context.reference()
  const eventId = idOf('event', act.caseId, viewer?.openid ?? 'system', act.action, act.key)
  try {
    return await context.repos.transaction(async (repos) => {
      const found = await repos.cases.get(act.caseId)
      if (!found || (viewer && sightOf(viewer, accessOf(found)) === 'none'))
        throw new AppError('case_not_found')
      if (found.lastEvent.id === eventId) return { found }
      const inside = { context, reference, eventId, repos }
      const to = await allowedState(act, found, doer, inside)
      if (to === undefined) return { found }
      const files = await filesFor(act.caseId, act.media ?? [], viewer?.openid ?? '', repos)
      requireComplete({ act, files, found, reference, now: context.now })
      return write(act, files, found, to, doer, inside)
    })
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error
    const found = await context.repos.cases.get(act.caseId)
    if (!found) throw new AppError('case_not_found')
    return { found }
  }
}

interface Inside {
  context: WorkContext
  reference: Reference
  eventId: string
  repos: TransactionRepositories
}

/**
 * @returns the next state, or undefined when this very action was done before
 * @throws AppError when it may not be done
 */
async function allowedState(
  act: Act,
  found: CaseDoc,
  doer: Doer,
  inside: Inside,
): Promise<CaseState | undefined> {
  const access = accessOf(found)
  const { context, reference, eventId, repos } = inside
  const to = nextState(act.action, found.state)
  const refusal = ACTION_ROWS[act.action].refuses?.(found, context.now, doer.parties(access))
  const isOpenNow = to !== undefined && refusal === undefined
  if (isOpenNow && !doer.actor(access)) throw new AppError('forbidden')
  if (isOpenNow) return to
  if (await repos.events.get(eventId)) return undefined
  if (!doer.actor(access)) throw new AppError('forbidden')
  if (to !== undefined && refusal) throw new AppError(refusal.code, refusal)
  const last = await repos.events.get(found.lastEvent.id)
  throw lateComerError(found, context.now, reference, nameFor(doer.parties(access), found, last))
}

/** @returns who did the latest thing, as one of these parties may read it: a person's name is for colleagues */
function nameFor(parties: readonly Party[], { lastEvent }: CaseDoc, last: EventDoc | undefined): string {
  if (!parties.includes('reporter')) return `${lastEvent.by}${last?.actor.name ?? ''}`
  return last?.actor.party === 'reporter' ? '您' : lastEvent.by
}

async function write(
  act: Act,
  files: readonly MediaDoc[],
  found: CaseDoc,
  to: CaseState,
  doer: Doer,
  inside: Inside,
): Promise<Outcome> {
  const { context, reference, eventId, repos } = inside
  const actor = doer.actor(accessOf(found)) ?? SYSTEM
  const own = changesBy(found, act, { now: context.now, files, reference })
  const changes: Partial<CaseDoc> = {
    ...effectsOf(act.action, found, to, context.now, reference),
    ...own,
    ...(await coversOf(own, repos, files)),
    lastEvent: { id: eventId, action: act.action, at: context.now, by: actorLabel(actor, reference) },
  }
  const after = { ...found, ...changes }
  const all = { ...changes, ...derivedFields(after) }
  await repos.cases.update(found._id, all)
  await attach(act.caseId, files, repos)
  const event = eventFor(act, found, to, actor, eventId, context.now)
  const withFiles = { ...event, media: files.map(refTo) }
  await repos.events.insert(withFiles)
  const whole = { ...found, ...all }
  await requireProof(act.action, whole, files, repos)
  if (act.seen) await passSeen(whole, new Set(act.seen), repos)
  await act.also?.(repos, found, whole, files)
  return { found: { ...found, ...all }, event: withFiles }
}

function eventFor(
  act: Act,
  found: CaseDoc,
  to: CaseState,
  actor: EventActor,
  eventId: string,
  now: number,
): EventDoc {
  const { action, caseId } = act
  const { rating } = act
  const start = {
    _id: eventId,
    caseId,
    version: found.version + 1,
    at: now,
    action,
    from: found.state,
    to,
    actor,
  }
  return {
    ...newEvent(start),
    text: act.text ?? '',
    reasonId: act.reasonId ?? '',
    parentNumber: act.parentNumber ?? '',
    remark: farAwayRemark(found, act),
    ...(act.reached === undefined ? {} : { reached: act.reached }),
    ...(act.recalculation ? { moved: act.recalculation.moved } : {}),
    toDepartmentId: act.toDepartmentId ?? '',
    until: act.until ?? 0,
    ...(rating ? { rating: { grade: rating.grade, solved: rating.solved, reasons: rating.reasons } } : {}),
  }
}
