import { cpus } from 'node:os'
import type { Figures } from './measure'
import { verdictOf } from './targets'

export interface SizeResult {
  cases: number
  filled: { seconds: number; documents: number }
  figures: Figures[]
  /** What was submitted while measuring: every acknowledged case must be stored once. */
  submissions: { acknowledged: number; stored: number; numbers: number }
}

export interface BenchResult {
  at: string
  machine: string
  sizes: SizeResult[]
}

/** @returns what the figures were measured on, so that they can be compared honestly */
export function machine(): string {
  const processors = cpus()
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}, Node ${process.version}`
}

const ms = (value: number) => value.toFixed(1)

/** @returns the whole result as text: a table a size, then the growth from the smallest size to the largest */
export function asText(result: BenchResult, earlier?: BenchResult): string {
  return [
    `${result.machine}, ${result.at}`,
    ...result.sizes.flatMap((size) =>
      sizeTable(
        size,
        earlier?.sizes.find(({ cases }) => cases === size.cases),
      ),
    ),
    ...growthTable(result),
    ...verdict(result),
  ].join('\n')
}

function sizeTable({ cases, filled, figures, submissions }: SizeResult, earlier?: SizeResult): string[] {
  const callers = figures[0]?.byCallers.map((one) => one.callers) ?? []
  const header = ['action', ...callers.map((n) => `p50/p95 ms, ${n}`), ...callers.map((n) => `/s, ${n}`)]
  const more = ['db calls', 'examined/returned', 'bytes', ...(earlier ? [`p95, ${callers[0]}: then`] : [])]
  const rows = figures.map((one) => [
    one.action,
    ...one.byCallers.map(
      ({ p50, p95, failed }) => `${ms(p50)}/${ms(p95)}${failed ? ` (${failed} failed)` : ''}`,
    ),
    ...one.byCallers.map(({ perSecond }) => perSecond.toFixed(0)),
    String(one.databaseCalls),
    one.worstQuery.ratio > 0
      ? `${one.worstQuery.examined}/${one.worstQuery.returned} ${one.worstQuery.what}`
      : '–',
    String(one.bytes),
    ...(earlier ? [thenP95(earlier, one.action)] : []),
  ])
  const { acknowledged, stored, numbers } = submissions
  return [
    '',
    `## ${cases.toLocaleString('en')} cases`,
    '',
    `${filled.documents.toLocaleString('en')} documents stored in ${filled.seconds.toFixed(1)} s. ` +
      `Submitted: ${acknowledged} acknowledged, ${stored} stored, ${numbers} numbers.`,
    '',
    ...markdown([...header, ...more], rows),
  ]
}

function thenP95(earlier: SizeResult, action: string): string {
  const found = earlier.figures.find((one) => one.action === action)?.byCallers[0]
  return found ? ms(found.p95) : '–'
}

function growthTable({ sizes }: BenchResult): string[] {
  const [small, large] = [sizes[0], sizes.at(-1)]
  if (!small || !large || small === large) return []
  const rows = large.figures.flatMap((big) => {
    const little = small.figures.find(({ action }) => action === big.action)
    if (!little) return []
    const ratio = (of: (one: Figures) => number) => (of(big) / Math.max(0.001, of(little))).toFixed(2)
    return [
      [
        big.action,
        ...big.byCallers.map((_, at) => ratio((one) => one.byCallers[at]?.p95 ?? 0)),
        ratio((one) => one.databaseCalls),
        ratio((one) => Math.max(1, one.worstQuery.examined)),
        ratio((one) => one.bytes),
      ],
    ]
  })
  const callers = large.figures[0]?.byCallers.map((one) => `p95, ${one.callers}`) ?? []
  const name = (count: number) => count.toLocaleString('en')
  return [
    '',
    `## Ratio of ${name(large.cases)} cases to ${name(small.cases)}`,
    '',
    ...markdown(['action', ...callers, 'db calls', 'examined', 'bytes'], rows),
  ]
}

function verdict(result: BenchResult): string[] {
  const { missed, returnMore } = verdictOf(result)
  const list = (lines: string[]) => (lines.length > 0 ? lines.map((line) => `- ${line}`) : ['Nothing.'])
  return [
    '',
    '## Not as wanted',
    '',
    ...list(missed),
    '',
    '## Slower because it returns more',
    '',
    ...list(returnMore),
  ]
}

function markdown(header: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)]
}
