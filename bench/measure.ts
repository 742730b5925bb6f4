import { functionCall } from '#domain/api/index'
import type { CallOutcome } from '../local/functions'
import type { MeasuredAction, Call } from './actions'
import { INSTANCES } from './product'
import type { BenchProduct } from './product'

/** Figures of one action at one size. */
export interface Figures {
  action: string
  kind: 'read' | 'write'
  /** By number of concurrent callers. */
  byCallers: { callers: number; calls: number; p50: number; p95: number; perSecond: number; failed: number }[]
  /** Database calls of one request in an instance that has the city's reference data, the most seen. */
  databaseCalls: number
  /** Of the worst query: documents examined and returned. */
  worstQuery: { what: string; examined: number; returned: number; ratio: number }
  /** Bytes of the largest answer seen. */
  bytes: number
  /** Calls that were answered well, those of the warm-up included. */
  succeeded: number
}

export interface Effort {
  /** Calls per measurement and size; each caller makes ten at the least. */
  calls: number
  callers: readonly number[]
}

/** One action at one size. */
export interface Subject {
  action: MeasuredAction
  product: BenchProduct
}

const WARM_UP = 5
/** Calls watched one by one for what they ask of the database. */
const WATCHED = 20
/** Turns that the sizes take within one measurement. */
const TURNS = 6

/**
 * Measures one action at several sizes: first one call at a time, watched; then with more and more callers, once as many
 * instances run as they can use (how long an instance takes to start is another figure). The sizes take turns, so that
 * a machine that is slow for a moment is slow for all of them, and what differs is their size.
 * @returns the figures in the order of the subjects
 */
export async function measure(subjects: readonly Subject[], effort: Effort): Promise<Figures[]> {
  const runs: { calls: ReturnType<typeof countedCalls>; figures: Figures }[] = []
  for (const { action, product } of subjects) {
    const calls = countedCalls(action, product)
    for (let done = 0; done < WARM_UP; done += 1) await calls.next()
    const { name, kind } = action
    const watched = await watch(calls.next, product)
    runs.push({ calls, figures: { action: name, kind, byCallers: [], ...watched, succeeded: 0 } })
  }
  for (const callers of effort.callers) {
    for (const { calls } of runs) await runAtOnce(calls.next, callers, Math.min(callers, INSTANCES))
    const loads = await load(
      runs.map(({ calls }) => calls.next),
      callers,
      Math.max(effort.calls, callers * 10),
    )
    loads.forEach((one, i) => runs[i]?.figures.byCallers.push(one))
  }
  return runs.map(({ calls, figures }) => ({ ...figures, succeeded: calls.succeeded() }))
}

type Watched = Pick<Figures, 'databaseCalls' | 'worstQuery' | 'bytes'>
type NextCall = () => Promise<Answered>

function countedCalls(
  action: MeasuredAction,
  product: BenchProduct,
): { next: NextCall; succeeded: () => number } {
  let index = 0
  let succeeded = 0
  return {
    async next() {
      const answered = await run(action.call(index++), product)
      if (answered.ok) succeeded += 1
      return answered
    },
    succeeded: () => succeeded,
  }
}

interface Answered {
  ok: boolean
  outcome: CallOutcome
}

async function run({ area, action, input, openid }: Call, { functions }: BenchProduct): Promise<Answered> {
  const { name, data } = functionCall(area, action, input)
  const outcome = await functions.invoke(name, data, { openid, source: 'wx_client' })
  return { ok: (outcome.result as { ok?: boolean } | undefined)?.ok === true, outcome }
}

async function watch(call: NextCall, product: BenchProduct): Promise<Watched> {
  const bytes: number[] = []
  let databaseCalls = 0
  let worstQuery: Figures['worstQuery'] = { what: '–', examined: 0, returned: 0, ratio: 0 }
  for (let done = 0; done < WATCHED; done += 1) {
    const before = new Set(product.store.recentQueries())
    const { ok, outcome } = await call()
    if (!ok) throw new Error(JSON.stringify(outcome))
    bytes.push(Buffer.byteLength(JSON.stringify(outcome.result)))
    const reports = product.store.recentQueries().filter((one) => !before.has(one))
    // Once a minute an instance reads the city's reference data anew, whatever it is called for.
    if (!reports.some(({ collection }) => collection === 'settings'))
      databaseCalls = Math.max(databaseCalls, callsOf(outcome.requestId, product))
    for (const report of reports) {
      const { collection, operation, index, examined, returned } = report
      const ratio = examined / Math.max(1, returned)
      // A query that reads a handful and finds none is not a wasteful one.
      if (examined > 20 && ratio > worstQuery.ratio)
        worstQuery = {
          what: `${operation} ${collection} by ${index ?? 'no index'}`,
          examined,
          returned,
          ratio,
        }
    }
  }
  return { databaseCalls, worstQuery, bytes: Math.max(...bytes) }
}

/** The functions say themselves, in their one log line a call, how often they asked the database. */
function callsOf(requestId: string, { functions }: BenchProduct): number {
  for (const { text } of functions.logs.recent({ requestId })) {
    const calls = /"calls":(\d+)/.exec(text)?.[1]
    if (calls !== undefined) return Number(calls)
  }
  return 0
}

/** Each of the subjects makes `total` calls in turns, `callers` of them at a time. */
async function load(
  subjects: readonly NextCall[],
  callers: number,
  total: number,
): Promise<Figures['byCallers']> {
  const runs = subjects.map(() => ({ times: [] as number[], failed: 0, ms: 0 }))
  const perTurn = Math.ceil(total / TURNS)
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [i, call] of subjects.entries()) {
      const from = performance.now()
      const { times, failed } = await runAtOnce(call, callers, perTurn)
      const run = runs[i]
      run?.times.push(...times)
      if (run) Object.assign(run, { failed: run.failed + failed, ms: run.ms + performance.now() - from })
    }
  }
  return runs.map(({ times, failed, ms }) => ({
    callers,
    calls: times.length,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    perSecond: (times.length / ms) * 1000,
    failed,
  }))
}

/** `total` calls, `callers` of them at a time. @returns how long each took, ms */
async function runAtOnce(
  call: NextCall,
  callers: number,
  total: number,
): Promise<{ times: number[]; failed: number }> {
  const times: number[] = []
  let started = 0
  let failed = 0
  const caller = async () => {
    while (started < total) {
      started += 1
      const from = performance.now()
      const { ok } = await call()
      times.push(performance.now() - from)
      if (!ok) failed += 1
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return { times, failed }
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
