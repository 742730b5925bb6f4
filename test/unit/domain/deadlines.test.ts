import type { CaseLimits, TimeLimit } from '#domain/case/deadlines'
import { lightOf, promise, resolveLimit, shiftForPause } from '#domain/case/deadlines'
import { describeRemaining } from '#domain/case/remaining'
import { at, local, office } from './office'

const complaint: CaseLimits = {
  sign: { amount: 2, unit: 'workingHours' },
  contact: { amount: 1, unit: 'workingDays' },
  byType: { amount: 15, unit: 'workingDays' },
  byUrgency: { amount: 7, unit: 'days' },
}

function promised(start: string, limits: CaseLimits) {
  const { signDue, contactDue, resolveDue } = promise(at(start), limits, office)
  return [signDue, contactDue, resolveDue].map(local)
}

describe('promise', () => {
  test('urgency decides when it ends before the type', () => {
    expect(promised('2026-11-23 10:00', complaint)).toEqual([
      '2026-11-23 12:00',
      '2026-11-24 17:30',
      '2026-11-30 10:00',
    ])
  })

  test('the type decides when it ends before the urgency', () => {
    const consult: CaseLimits = { ...complaint, byType: { amount: 2, unit: 'workingDays' } }
    expect(promised('2026-11-23 10:00', consult)[2]).toBe('2026-11-25 17:30')
  })

  test('a category’s own limit replaces both, longer or shorter', () => {
    const rubbish: CaseLimits = { ...complaint, own: { amount: 4, unit: 'workingHours' } }
    expect(promised('2026-11-23 10:00', rubbish)[2]).toBe('2026-11-23 16:00')
    const long: CaseLimits = { ...complaint, own: { amount: 30, unit: 'days' } }
    expect(promised('2026-11-23 10:00', long)[2]).toBe('2026-12-23 10:00')
  })

  test('danger at night does not wait for the office: nothing is due after the resolution', () => {
    const danger: CaseLimits = { ...complaint, byUrgency: { amount: 2, unit: 'hours' } }
    expect(promised('2026-11-28 22:00', danger)).toEqual(Array(3).fill('2026-11-29 00:00'))
  })

  test('resolveLimit names the limit whose unit a pause gives back', () => {
    expect(resolveLimit(at('2026-11-23 10:00'), complaint, office)).toBe(complaint.byUrgency)
    expect(resolveLimit(at('2026-02-13 10:00'), { ...complaint, byType: complaint.sign }, office)).toBe(
      complaint.sign,
    )
  })
})

describe('shiftForPause', () => {
  type Row = [
    why: string,
    unit: TimeLimit['unit'],
    due: string,
    pausedAt: string,
    resumedAt: string,
    then: string,
  ]
  test.each<Row>([
    [
      'a working day',
      'workingDays',
      '2026-12-07 17:30',
      '2026-11-24 09:00',
      '2026-11-25 09:00',
      '2026-12-08 17:30',
    ],
    [
      'a weekend',
      'workingDays',
      '2026-12-07 17:30',
      '2026-11-27 18:00',
      '2026-11-30 08:00',
      '2026-12-07 17:30',
    ],
    [
      'a lunch',
      'workingHours',
      '2026-11-23 15:00',
      '2026-11-23 12:10',
      '2026-11-23 13:50',
      '2026-11-23 15:00',
    ],
    [
      'half an hour',
      'workingHours',
      '2026-11-23 11:00',
      '2026-11-23 10:00',
      '2026-11-23 10:30',
      '2026-11-23 11:30',
    ],
    [
      'over closing',
      'workingHours',
      '2026-11-23 17:00',
      '2026-11-23 15:00',
      '2026-11-23 16:00',
      '2026-11-24 09:30',
    ],
    [
      'a holiday',
      'workingDays',
      '2026-02-27 17:30',
      '2026-02-14 17:30',
      '2026-02-24 09:00',
      '2026-02-27 17:30',
    ],
    [
      'the wall clock',
      'hours',
      '2026-11-28 10:00',
      '2026-11-27 22:00',
      '2026-11-28 01:00',
      '2026-11-28 13:00',
    ],
    ['plain days', 'days', '2026-11-30 10:00', '2026-11-27 10:00', '2026-11-29 10:00', '2026-12-02 10:00'],
    [
      'what was overdue stays',
      'workingHours',
      '2026-11-23 10:00',
      '2026-11-23 11:00',
      '2026-11-23 12:00',
      '2026-11-23 11:00',
    ],
    [
      'no time at all',
      'days',
      '2026-11-30 10:00',
      '2026-11-27 10:00',
      '2026-11-27 10:00',
      '2026-11-30 10:00',
    ],
    [
      'a clock set back',
      'days',
      '2026-11-30 10:00',
      '2026-11-27 10:00',
      '2026-11-26 10:00',
      '2026-11-30 10:00',
    ],
  ])('%s (%s)', (_why, unit, due, from, to, then) => {
    expect(local(shiftForPause(at(due), { from: at(from), to: at(to) }, unit, office))).toBe(then)
  })

  test('two short pauses give back what one long pause does', () => {
    const due = at('2026-12-07 17:30')
    const cut = at('2026-11-25 11:00')
    const pause = { from: at('2026-11-24 16:00'), to: at('2026-11-27 10:00') }
    const once = shiftForPause(due, pause, 'workingDays', office)
    const first = shiftForPause(due, { from: pause.from, to: cut }, 'workingDays', office)
    expect(shiftForPause(first, { from: cut, to: pause.to }, 'workingDays', office)).toBe(once)
  })
})

test.each([
  [-10, 'ok'],
  [0, 'ok'],
  [74, 'ok'],
  [75, 'warn'],
  [99, 'warn'],
  [100, 'late'],
  [149, 'late'],
  [150, 'escalated'],
  [299, 'escalated'],
  [300, 'bad'],
  [5_000, 'bad'],
])('at %d %% of its time a clock is %s', (percent, light) => {
  expect(lightOf(1_000, 1_100, 1_000 + percent)).toBe(light)
})

const HOUR = 3_600_000
test.each([
  [1, '剩 1 分钟'],
  [25 * 60_000, '剩 25 分钟'],
  [HOUR - 1, '剩 59 分钟'],
  [HOUR, '剩 1 小时'],
  [48 * HOUR - 1, '剩 47 小时'],
  [48 * HOUR, '剩 2 天'],
  [0, '超期 1 分钟'],
  [-3 * HOUR, '超期 3 小时'],
  [-75 * HOUR, '超期 3 天'],
])('%d ms from due reads %s', (left, text) => {
  const now = at('2026-11-23 10:00')
  expect(describeRemaining(now + left, now)).toBe(text)
})
