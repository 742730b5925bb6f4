import type { Timer, Timers } from '../../../functions/timers'
import { createTimers } from '../../../functions/timers'

const EVERY_MINUTE = { function: 'outbox', name: 'everyMinute', config: '0 * * * * * *' }
const YEARLY = { function: 'clock', name: 'yearly', config: '0 0 0 1 1 * *' }

let fired: string[]
let timers: Timers

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-23T09:00:30+08:00') })
  fired = []
  timers = createTimers(
    () => new Date(),
    ({ name }: Timer) => fired.push(name),
  )
})
afterEach(() => {
  timers.close()
  jest.useRealTimers()
})

it('runs each timer at its times, once', () => {
  timers.replace([EVERY_MINUTE, YEARLY])
  jest.advanceTimersByTime(29_999)
  expect(fired).toEqual([])
  jest.advanceTimersByTime(1)
  expect(fired).toEqual(['everyMinute'])
  jest.advanceTimersByTime(120_000)
  expect(fired).toEqual(['everyMinute', 'everyMinute', 'everyMinute'])
})

it('runs once after the machine slept over many times', () => {
  timers.replace([EVERY_MINUTE])
  jest.setSystemTime(new Date('2026-11-23T12:00:10+08:00'))
  jest.advanceTimersByTime(30_000)
  expect(fired).toEqual(['everyMinute'])
})

it('forgets the timers it had', () => {
  timers.replace([EVERY_MINUTE])
  timers.replace([YEARLY])
  jest.advanceTimersByTime(300_000)
  expect(fired).toEqual([])
  expect(timers.list()).toEqual([{ ...YEARLY, next: new Date('2027-01-01T00:00:00+08:00') }])
})

it('runs nothing once closed', () => {
  timers.replace([EVERY_MINUTE])
  timers.close()
  jest.advanceTimersByTime(300_000)
  expect(fired).toEqual([])
})
