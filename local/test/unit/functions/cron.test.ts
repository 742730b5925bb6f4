import { parseCron } from '../../../functions/cron'

/** Times as a clock in China shows them. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+08:00`)

describe('the next run', () => {
  it.each([
    ['every 5 seconds', '*/5 * * * * * *', '2026-11-23 09:00:01', '2026-11-23 09:00:05'],
    ['strictly after', '*/5 * * * * * *', '2026-11-23 09:00:05', '2026-11-23 09:00:10'],
    ['every minute', '0 * * * * * *', '2026-11-23 09:00:00', '2026-11-23 09:01:00'],
    ['every ten minutes from the first', '0 1/10 * * * * *', '2026-11-23 09:02:00', '2026-11-23 09:11:00'],
    ['the 1st at two', '0 0 2 1 * * *', '2026-11-23 00:00:00', '2026-12-01 02:00:00'],
    ['half past nine in UTC+8', '0 30 9 * * * *', '2026-11-23 09:30:00', '2026-11-24 09:30:00'],
    ['workdays by name', '0 15 10 * * MON-FRI *', '2026-11-27 10:15:00', '2026-11-30 10:15:00'],
    ['Sunday is 0', '0 0 8 * * 0 *', '2026-11-23 00:00:00', '2026-11-29 08:00:00'],
    ['several hours', '0 0 10,14,16 * * * *', '2026-11-23 14:00:00', '2026-11-23 16:00:00'],
    ['half hours from nine to five', '0 */30 9-17 * * * *', '2026-11-23 17:30:00', '2026-11-24 09:00:00'],
    ['a month by name', '0 0 0 1 JAN * *', '2026-11-23 00:00:00', '2027-01-01 00:00:00'],
    ['the day or the weekday', '0 0 0 15 * WED *', '2026-12-10 00:00:00', '2026-12-15 00:00:00'],
    ['the weekday or the day', '0 0 0 15 * WED *', '2026-12-15 00:00:00', '2026-12-16 00:00:00'],
    ['29 February', '0 0 0 29 2 * *', '2026-11-23 00:00:00', '2028-02-29 00:00:00'],
    ['a year', '0 0 12 1 1 * 2028', '2026-11-23 00:00:00', '2028-01-01 12:00:00'],
  ])('%s', (_, expression, from, expected) => {
    expect(parseCron(expression).nextAfter(at(from))).toEqual(at(expected))
  })

  it('is none when the year is over', () => {
    expect(parseCron('0 0 0 1 1 * 2025').nextAfter(at('2026-01-01 00:00:01'))).toBeNull()
  })
})

describe('an expression is refused', () => {
  it.each([
    ['5 fields', '0 2 1 * *', /has 5 fields, a trigger has 7/],
    ['6 fields', '0 0 2 1 * *', /has 6 fields/],
    ['a second above 59', '60 * * * * * *', /60/],
    ['an hour above 23', '0 0 24 * * * *', /24/],
    ['words', 'a b c d e f g', /./],
    ['the last day', '0 0 0 L * * *', /not supported/],
    ['no day given', '0 0 0 ? * MON *', /not supported/],
  ])('with %s', (_, expression, message) => {
    expect(() => parseCron(expression)).toThrow(message)
  })
})
