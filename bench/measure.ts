import type { CallOutcome } from '../local/functions'
import type { MeasuredAction, Call } from './actions'
import type { BenchProduct } from './product'

/** Figures of one action at one size. */
export interface Figures {
  action: string
  kind: 'read' | 'write'
  /** By number of concurrent callers. */
  byCallers: { callers: number; calls: number; p50: number; p95: number; perSecond: number; failed: number }[]
  /** Database calls of one request, the most seen. */
  databaseCalls: number
  /** Of the worst query: documents examined and returned. */
  worstQuery: { what: string; examined: number; returned: number; ratio: number }
  /** Bytes of one answer, the median. */
  bytes: number
}

export interface Effort {
  /** Calls per measurement with one caller; more callers make more. */
  calls: number
  callers: readonly number[]
}

const WARM_UP = 5
/** Calls watched one by one for what they ask of the database. */
const WATCHED = 20

/** Measures one action: first one call at a time, watched; then with more and more callers. */
export async function measure(
  action: MeasuredAction,
  product: BenchProduct,
  effort: Effort,
): Promise<Figures> {
  let index = 0
  const next = () => action.call(index++)
  for (let done = 0; done < WARM_UP; done += 1) await run(next(), product)
  const watched = await watch(next, product)
  const byCallers: Figures['byCallers'] = []
  for (const callers of effort.callers) byCallers.push(await load(next, product, callers, effort.calls))
  return { action: action.name, kind: action.kind, byCallers, ...watched }
}

async function run({ area, action, input, openid }: Call, { functions }: BenchProduct): Promise<CallOutcome> {
  return functions.invoke(area, { action, input }, { openid, source: 'wx_client' })
}

function succeeded({ result }: CallOutcome): boolean {
  return (result as { ok?: boolean } | undefined)?.ok === true
}

async function watch(
  next: () => Call,
  product: BenchProduct,
): Promise<Pick<Figures, 'databaseCalls' | 'worstQuery' | 'bytes'>> {
  const bytes: number[] = []
  let databaseCalls = 0
  let worstQuery: Figures['worstQuery'] = { what: '–', examined: 0, returned: 0, ratio: 0 }
  for (let done = 0; done < WATCHED; done += 1) {
    const before = new Set(product.store.recentQueries())
    const call = next()
    const outcome = await run(call, product)
    if (!succeeded(outcome)) throw new Error(`${call.area}.${call.action}: ${JSON.stringify(outcome)}`)
    bytes.push(Buffer.byteLength(JSON.stringify(outcome.result)))
    databaseCalls = Math.max(databaseCalls, callsOf(outcome.requestId, product))
    for (const report of product.store.recentQueries().filter((one) => !before.has(one))) {
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
  return { databaseCalls, worstQuery, bytes: percentile(bytes, 0.5) }
}

/** The functions say themselves, in their one log line a call, how often they asked the database. */
function callsOf(requestId: string, { functions }: BenchProduct): number {
  for (const { text } of functions.logs.recent({ requestId })) {
    const calls = /"calls":(\d+)/.exec(text)?.[1]
    if (calls !== undefined) return Number(calls)
  }
  return 0
}

async function load(
  next: () => Call,
  product: BenchProduct,
  callers: number,
  calls: number,
): Promise<Figures['byCallers'][number]> {
  const total = calls * Math.ceil(Math.sqrt(callers))
  const times: number[] = []
  let started = 0
  let failed = 0
  const startedAt = performance.now()
  const caller = async () => {
    while (started < total) {
      started += 1
      const from = performance.now()
      const outcome = await run(next(), product)
      times.push(performance.now() - from)
      if (!succeeded(outcome)) failed += 1
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  const seconds = (performance.now() - startedAt) / 1000
  return {
    callers,
    calls: total,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    perSecond: total / seconds,
    failed,
  }
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
