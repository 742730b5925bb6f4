import { personStore } from './people/store'
import type { PersonDoc } from '../database/documents'
import type { Answer } from '#domain/api/common'
import type { Area } from '#domain/api/index'
import { AppError } from '#domain/kernel/errors'
import type { Context, UseCase, WorkContext } from './context'
import { viewerOf } from './context'
import type { Contract, Contracts, UseCases } from './contract/contract'
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

/**
 * Makes a cloud function that phones call with `{ action, input }`: identity -> person -> role -> input -> use case.
 * It answers every error as `{ ok: false }` and never throws.
 */
export function phoneFunction<A extends Area>(
  area: A,
  contracts: Contracts<A>,
  useCases: UseCases<A>,
  runtime: Runtime = createRuntime(),
): PhoneFunction {
  const actions = new Map<string, Action>(
    Object.keys(contracts).map((name) => {
      const key = name as keyof Contracts<A>
      return [name, { contract: contracts[key], run: useCases[key] } as unknown as Action]
    }),
  )
  return async (event, cloudContext) => {
    const startedAt = performance.now()
    // Read before the first `await`: afterwards the environment may be another call's.
    const { openid } = runtime.services.identity()
    const requestId = cloudContext?.request_id ?? ''
    const { database, context } = runtime.open()
    const name = actionName(event)
    const log = (code: string, detail?: unknown) =>
      writeLog({
        requestId,
        action: `${area}.${actions.has(name) ? name : '?'}`,
        code,
        ms: Math.round(performance.now() - startedAt),
        calls: database.calls(),
        ...(detail === undefined ? {} : { detail }),
      })
    try {
      const data = await answer(actions.get(name), event, openid, context, runtime.people)
      log('ok')
      return { ok: true, data }
    } catch (error) {
      const known = error instanceof AppError ? error : new AppError('internal', { detail: error })
      log(known.code, known.detail)
      return { ok: false, error: known.toBody(requestId) }
    }
  }
}

function actionName(event: unknown): string {
  const action = (event as { action?: unknown } | null | undefined)?.action
  return typeof action === 'string' ? action : ''
}

async function answer(
  action: Action | undefined,
  event: unknown,
  openid: string,
  work: WorkContext,
  people: Runtime['people'],
): Promise<unknown> {
  if (openid === '') throw new AppError('not_signed_in')
  if (!action) throw new AppError('unknown_action')
  const { input = {} } = event as { input?: unknown }
  if (JSON.stringify(input).length > PAYLOAD_MAX) throw new AppError('payload_too_large')

  const person = await findPerson(openid, action.contract, work, people)
  if (!person.active || !mayCall(action.contract.who, person)) throw new AppError('forbidden')
  const parsed = parse(action.contract.input, input)
  if (action.contract.needsPrivacy) await requirePrivacy(person, work)
  const context: Context = { ...work, person, viewer: viewerOf(person) }
  return action.run(parsed, context)
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
