import type { Figures } from './measure'
import type { BenchResult, SizeResult } from './report'

/** What is wanted of every action, at every size. */
const WANTED = {
  /** Database calls of one request, in an instance that has the city's reference data. */
  calls: { read: 4, write: 6 },
  /** Documents examined for each one returned, of queries that examine more than a page. */
  examined: 3,
  /** p95 at a size to p95 at the smallest, with as many callers. */
  growth: 1.5,
  /** Bytes of what a page asks for first. */
  bytes: 30_000,
} as const

export interface Verdict {
  /** What is not as wanted, a line each. */
  missed: string[]
  /** Actions that take longer at a larger size because they return more there: a full page instead of three rows. */
  returnMore: string[]
}

export function verdictOf({ sizes }: BenchResult): Verdict {
  const verdict: Verdict = { missed: [], returnMore: [] }
  for (const size of sizes) {
    verdict.missed.push(...lostOrDoubled(size))
    for (const figures of size.figures) {
      const small = sizes[0]?.figures.find(({ action }) => action === figures.action)
      const at = (miss: string) => `${figures.action}, ${size.cases.toLocaleString('en')} cases: ${miss}`
      verdict.missed.push(...ownMisses(figures).map(at))
      if (!small) continue
      const more = figures.bytes / small.bytes
      const growth = growthMisses(figures, small)
      if (more < WANTED.growth) verdict.missed.push(...growth.map(at))
      else verdict.returnMore.push(...growth.map((miss) => at(`${more.toFixed(1)} times the bytes, ${miss}`)))
    }
  }
  return verdict
}

function lostOrDoubled({ cases, submissions }: SizeResult): string[] {
  const { acknowledged, stored, numbers } = submissions
  const isWhole = acknowledged === stored && stored === numbers
  return isWhole ? [] : [`${cases} cases: ${acknowledged} acknowledged, ${stored} stored, ${numbers} numbers`]
}

function ownMisses({ kind, databaseCalls, worstQuery, bytes, byCallers }: Figures): string[] {
  const most = WANTED.calls[kind]
  const failed = byCallers.reduce((sum, one) => sum + one.failed, 0)
  return [
    ...(databaseCalls > most ? [`${databaseCalls} database calls, wanted ${most}`] : []),
    ...(worstQuery.ratio > WANTED.examined
      ? [`${worstQuery.examined} examined for ${worstQuery.returned}, ${worstQuery.what}`]
      : []),
    ...(bytes > WANTED.bytes ? [`${bytes} bytes, wanted ${WANTED.bytes}`] : []),
    ...(failed > 0 ? [`${failed} calls failed`] : []),
  ]
}

function growthMisses({ byCallers }: Figures, small: Figures): string[] {
  return byCallers.flatMap(({ callers, p95 }) => {
    const base = small.byCallers.find((one) => one.callers === callers)?.p95
    if (base === undefined || p95 <= base * WANTED.growth) return []
    const figures = `${base.toFixed(1)} -> ${p95.toFixed(1)} ms`
    return [`p95 with ${callers} callers ${(p95 / base).toFixed(2)} times the smallest, ${figures}`]
  })
}
