import { withinTime } from '../../../cloudfunctions/kernel/platform/time-limit'

const never = new Promise<string>(() => undefined)

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('a call that never answers comes to its late answer when its time is over, not before', async () => {
  let answer = ''
  const waiting = withinTime(5_000, never, 'late').then((value) => (answer = value))
  await jest.advanceTimersByTimeAsync(4_999)
  expect(answer).toBe('')
  await jest.advanceTimersByTimeAsync(1)
  await waiting
  expect(answer).toBe('late')
})

test('an answer in time counts, a failure too, and no timer is left', async () => {
  expect(await withinTime(5_000, Promise.resolve('in time'), 'late')).toBe('in time')
  await expect(withinTime(5_000, Promise.reject(new Error('refused')), 'late')).rejects.toThrow('refused')
  expect(jest.getTimerCount()).toBe(0)
})
