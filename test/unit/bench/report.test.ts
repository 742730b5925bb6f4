import type { Figures } from '../../../bench/measure'
import type { BenchResult, SizeResult } from '../../../bench/report'
import { asText } from '../../../bench/report'
import { verdictOf } from '../../../bench/targets'

function figures(changes: Partial<Figures> & { p95?: number; failed?: number } = {}): Figures {
  const { p95 = 10, failed = 0, ...rest } = changes
  return {
    action: 'my list',
    kind: 'read',
    byCallers: [{ callers: 1, calls: 120, p50: p95 / 2, p95, perSecond: 100, failed }],
    databaseCalls: 4,
    worstQuery: { what: 'find cases by mine', examined: 63, returned: 21, ratio: 3 },
    bytes: 7_000,
    succeeded: 120,
    ...rest,
  }
}

function size(cases: number, one: Figures, stored = 600): SizeResult {
  const submissions = { acknowledged: 600, stored, numbers: stored }
  return { cases, filled: { seconds: 1, documents: cases * 6 }, figures: [one], submissions }
}

const result = (...sizes: SizeResult[]): BenchResult => ({ at: '2026-11-27', machine: '2 × test', sizes })

test('figures at their limits are as wanted', () => {
  const limits = result(size(1_000, figures()), size(100_000, figures({ p95: 15, bytes: 9_000 })))
  expect(verdictOf(limits)).toEqual({ missed: [], returnMore: [] })
  const write = figures({ kind: 'write', databaseCalls: 6, bytes: 30_000 })
  expect(verdictOf(result(size(1_000, write))).missed).toEqual([])
})

test.each<[string, SizeResult, RegExp]>([
  ['too many calls of a read', size(1_000, figures({ databaseCalls: 5 })), /5 database calls, wanted 4/],
  [
    'too many calls of a write',
    size(1_000, figures({ kind: 'write', databaseCalls: 7 })),
    /7 database calls, wanted 6/,
  ],
  [
    'too much read in vain',
    size(1_000, figures({ worstQuery: { what: 'find', examined: 64, returned: 21, ratio: 64 / 21 } })),
    /64 examined for 21/,
  ],
  ['too much sent', size(1_000, figures({ bytes: 30_001 })), /30001 bytes/],
  ['calls that fail', size(1_000, figures({ failed: 2 })), /2 calls failed/],
  ['a lost submission', size(1_000, figures(), 599), /600 acknowledged, 599 stored/],
])('%s is told', (_name, one, told) => {
  expect(verdictOf(result(one)).missed).toEqual([expect.stringMatching(told)])
})

test('growth counts against the smallest size, and apart where more is returned', () => {
  const small = size(1_000, figures())
  const slower = verdictOf(result(small, size(100_000, figures({ p95: 15.1 }))))
  expect(slower.missed).toEqual([expect.stringMatching(/100,000 cases: p95 with 1 callers 1.51 times/)])
  const fuller = verdictOf(result(small, size(100_000, figures({ p95: 20, bytes: 21_000 }))))
  expect(fuller).toEqual({
    missed: [],
    returnMore: [expect.stringMatching(/3.0 times the bytes, p95 .* 2.00 times/)],
  })
})

test('the text has a ratio of every figure to the smallest size and to an earlier result', () => {
  const now = result(size(1_000, figures()), size(100_000, figures({ p95: 14, bytes: 7_700 })))
  const earlier = result(size(100_000, figures({ p95: 28, databaseCalls: 8 })))
  const lines = asText(now, earlier).split('\n')
  const rowAfter = (title: string) =>
    lines.slice(lines.indexOf(title)).find((line) => line.includes('my list'))
  expect(rowAfter('## Ratio of 100,000 cases to 1,000 cases')).toBe(
    '| my list | 1.40/1.40 | 1.00 | 1.00 | 1.00 | 1.10 |',
  )
  expect(rowAfter('## 100,000 cases: ratio to 2026-11-27')).toBe(
    '| my list | 0.50/0.50 | 1.00 | 0.50 | 1.00 | 1.10 |',
  )
})
