import { createTextCheck } from '../../../cloudfunctions/kernel/platform/text-check'

jest.useFakeTimers()

const answering = (suggest?: unknown, code = 0) => ({ code, message: '', answer: { result: { suggest } } })
const never = new Promise<never>(() => undefined)

test.each<[unknown, string]>([
  ['pass', 'pass'],
  ['review', 'review'],
  ['risky', 'risky'],
  ['suspect', 'review'],
  ['', 'review'],
  [3, 'review'],
  [undefined, 'unavailable'],
])('what WeChat calls %j counts as %s: only pass passes', async (suggest, verdict) => {
  const check = createTextCheck(() => Promise.resolve(answering(suggest)))
  expect(await check('text', 'lin')).toBe(verdict)
})

test('an error of WeChat’s is no verdict', async () => {
  const check = createTextCheck(() => Promise.resolve(answering('pass', 45009)))
  expect(await check('text', 'lin')).toBe('unavailable')
})

describe('a check that never answers', () => {
  let now = 0
  let asked = 0
  let answer: Promise<ReturnType<typeof answering>> = never
  const ask = () => {
    asked += 1
    return answer
  }
  const settled = async (check: Promise<string>) => {
    const done = jest.fn()
    void check.then(done)
    await jest.advanceTimersByTimeAsync(0)
    const atOnce = done.mock.calls.length > 0
    await jest.advanceTimersByTimeAsync(2_500)
    return { atOnce, verdict: await check }
  }

  test('is given up after 2.5 s; after two in a row nobody waits for half a minute', async () => {
    const check = createTextCheck(ask, { clock: () => now })
    for (const _ of [1, 2])
      expect(await settled(check('text', 'lin'))).toEqual({ atOnce: false, verdict: 'unavailable' })
    expect(await settled(check('text', 'lin'))).toEqual({ atOnce: true, verdict: 'unavailable' })
    expect(asked).toBe(2)
    now += 30_000
    answer = Promise.resolve(answering('pass'))
    expect(await settled(check('text', 'lin'))).toEqual({ atOnce: true, verdict: 'pass' })
    answer = never
    expect(await settled(check('text', 'lin'))).toEqual({ atOnce: false, verdict: 'unavailable' })
    expect(asked).toBe(4)
  })
})
