import { personStore } from './people/store'
import type { PersonDoc } from './documents'
import type { Answer } from '#domain/api/common'
import type { Home } from '#domain/api/city'
import type { Area, AreaOf, PhoneFunctionName } from '#domain/api/index'
import { AppError } from '#domain/kernel/errors'
import type { HomeBlock, PhoneArea } from './area'
import type { Context, UseCase, WorkContext } from './context'
import { viewerOf } from './context'
import type { Contract } from './contract/contract'
import { mayCall } from './contract/contract'
import { parse } from './contract/parse'
import { newCitizen } from './people/new-citizen'
import { requirePrivacy } from './privacy'
import type { Runtime } from './runtime'
import { createRuntime } from './runtime'
import { writeLog } from './log'

/** Larger inputs are refused unread; the largest honest one is a report with ten files, about 10 KB. */
const PAYLOAD_MAX = 100_000

/** What the cloud passes as the second argument. */
interface CloudContext {
  request_id?: string
}
export type PhoneFunction = (event: unknown, context?: CloudContext) => Promise<Answer<unknown>>

interface Action {
  contract: Contract<unknown>
  run: UseCase<unknown, unknown>
}

/** The areas that a function serves, each of them and no other. */
type Served<F extends PhoneFunctionName> = { [A in AreaOf<F>]: PhoneArea<A> }

/** The same without what tells the areas apart. */
interface AnyArea {
  name: string
  contracts: object
  useCases: object
  homeBlock?: HomeBlock<object>
}

interface Options<F extends PhoneFunctionName> {
  /** Of which areas phones of the first release name the action alone: they called a function an area. */
  withoutArea?: readonly AreaOf<F>[]
  runtime?: Runtime
}

/**
 * Makes a cloud function that phones call with `{ action: 'area.action', input }`: identity -> person -> role -> input ->
 * use case. It answers every error as `{ ok: false }` and never throws.
 */
export function phoneFunction<F extends PhoneFunctionName>(
  served: Served<F>,
  { withoutArea = [], runtime = createRuntime() }: Options<F> = {},
): PhoneFunction {
  const areas = Object.values<AnyArea>(served)
  const actions = actionsOf(areas)
  const blocks = areas.flatMap(({ homeBlock }) => homeBlock ?? [])
  return async (event, cloudContext) => {
    const startedAt = performance.now()
    // Read before the first `await`: afterwards the environment may be another call's.
    const { openid } = runtime.services.identity()
    const requestId = cloudContext?.request_id ?? ''
    const { database, context } = runtime.open()
    const name = actionName(event, actions, withoutArea)
    const log = (code: string, detail?: unknown) =>
      writeLog({
        requestId,
        action: actions.has(name) ? name : '?',
        code,
        ms: Math.round(performance.now() - startedAt),
        calls: database.calls(),
        ...(detail === undefined ? {} : { detail }),
      })
    try {
      const caller = { openid, people: runtime.people, blocks }
      const data = await answer(actions.get(name), event, caller, context)
      log('ok')
      return { ok: true, data }
    } catch (error) {
      const known = error instanceof AppError ? error : new AppError('internal', { detail: error })
      log(known.code, known.detail)
      return { ok: false, error: known.toBody(requestId) }
    }
  }
}

function actionsOf(areas: readonly AnyArea[]): Map<string, Action> {
  return new Map(
    areas.flatMap(({ name: area, contracts, useCases }) =>
      Object.entries(contracts).map(([name, contract]): [string, Action] => {
        const run = (useCases as Record<string, Action['run']>)[name] as Action['run']
        return [`${area}.${name}`, { contract: contract as Action['contract'], run }]
      }),
    ),
  )
}

function actionName(
  event: unknown,
  actions: ReadonlyMap<string, Action>,
  withoutArea: readonly Area[],
): string {
  const action = (event as { action?: unknown } | null | undefined)?.action
  if (typeof action !== 'string') return ''
  const area = withoutArea.find((name) => actions.has(`${name}.${action}`))
  return area === undefined ? action : `${area}.${action}`
}

interface Caller {
  openid: string
  people: Runtime['people']
  blocks: readonly HomeBlock<object>[]
}

async function answer(
  action: Action | undefined,
  event: unknown,
  { openid, people, blocks }: Caller,
  work: WorkContext,
): Promise<unknown> {
  if (openid === '') throw new AppError('not_signed_in')
  if (!action) throw new AppError('unknown_action')
  const { input = {} } = event as { input?: unknown }
  if (JSON.stringify(input).length > PAYLOAD_MAX) throw new AppError('payload_too_large')

  const person = await findPerson(openid, action.contract, work, people)
  if (!person.active || !mayCall(action.contract.who, person)) throw new AppError('forbidden')
  const parsed = parse(action.contract.input, input)
  if (action.contract.needsPrivacy) await requirePrivacy(person, work)
  const home = () => homeOf(blocks, context)
  const context: Context = { ...work, person, viewer: viewerOf(person), home }
  return action.run(parsed, context)
}

/** Whole in the function that serves every area with a block, which the types of `phoneFunction` see to. */
async function homeOf(blocks: readonly HomeBlock<object>[], context: Context): Promise<Home> {
  const parts = await Promise.all(blocks.map((block) => block(context)))
  return Object.assign({}, ...parts) as Home
}

async function findPerson(
  openid: string,
  { readsPerson }: Contract<unknown>,
  { db, now }: WorkContext,
  people: Runtime['people'],
): Promise<PersonDoc> {
  const recent = readsPerson ? undefined : people.get(openid, now)
  const person = recent ?? (await personStore(db).get(openid))
  if (person && person !== recent) people.keep(person, now)
  return person ?? newCitizen(openid, now)
}
