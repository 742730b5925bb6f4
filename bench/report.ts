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
const named = (cases: number) => `${cases.toLocaleString('en')} cases`

/**
 * @returns the whole result as text: a table a size, the growth from the smallest size to the largest, what is not as
 *   wanted, and the ratios to an earlier result
 */
export function asText(result: BenchResult, earlier?: BenchResult): string {
  const [small, large] = [result.sizes[0], result.sizes.at(-1)]
  return [
    `${result.machine}, ${result.at}`,
    ...result.sizes.flatMap(sizeTable),
    ...(small && large && small !== large
      ? ratioTable(`Ratio of ${named(large.cases)} to ${named(small.cases)}`, large.figures, small.figures)
      : []),
    ...verdict(result),
    ...(earlier ? comparison(result, earlier) : []),
  ].join('\n')
}

function sizeTable({ cases, filled, figures, submissions }: SizeResult): string[] {
  const callers = callersOf(figures)
  const header = ['action', ...callers.map((n) => `p50/p95 ms, ${n}`), ...callers.map((n) => `/s, ${n}`)]
  const more = ['db calls', 'examined/returned', 'bytes']
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
  ])
  const { acknowledged, stored, numbers } = submissions
  return [
    '',
    `## ${named(cases)}`,
    '',
    `${filled.documents.toLocaleString('en')} documents stored in ${filled.seconds.toFixed(1)} s. ` +
      `Submitted: ${acknowledged} acknowledged, ${stored} stored, ${numbers} numbers.`,
    '',
    ...markdown([...header, ...more], rows),
  ]
}

/** Each figure over the same figure of the base, for the actions that both have. */
function ratioTable(title: string, figures: Figures[], base: Figures[]): string[] {
  const rows = figures.flatMap((one) => {
    const other = base.find(({ action }) => action === one.action)
    return other ? [ratioRow(one, other)] : []
  })
  const callers = callersOf(figures)
  const header = ['action', ...callers.map((n) => `p50/p95, ${n}`), ...callers.map((n) => `/s, ${n}`)]
  return ['', `## ${title}`, '', ...markdown([...header, 'db calls', 'examined', 'bytes'], rows)]
}

function ratioRow(one: Figures, other: Figures): string[] {
  const ratio = (of: (figures: Figures) => number) => (of(one) / Math.max(0.001, of(other))).toFixed(2)
  const ratioOf = (at: number, figure: 'p50' | 'p95' | 'perSecond') =>
    ratio(({ byCallers }) => byCallers[at]?.[figure] ?? 0)
  return [
    one.action,
    ...one.byCallers.map((_, at) => `${ratioOf(at, 'p50')}/${ratioOf(at, 'p95')}`),
    ...one.byCallers.map((_, at) => ratioOf(at, 'perSecond')),
    ratio(({ databaseCalls }) => databaseCalls),
    ratio(({ worstQuery }) => Math.max(1, worstQuery.examined)),
    ratio(({ bytes }) => bytes),
  ]
}

function callersOf([first]: Figures[]): number[] {
  return first?.byCallers.map(({ callers }) => callers) ?? []
}

function comparison({ sizes }: BenchResult, earlier: BenchResult): string[] {
  return sizes.flatMap(({ cases, figures }) => {
    const then = earlier.sizes.find((size) => size.cases === cases)
    return then ? ratioTable(`${named(cases)}: ratio to ${earlier.at}`, figures, then.figures) : []
  })
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
