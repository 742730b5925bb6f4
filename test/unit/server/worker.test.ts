import { AppError } from '#domain/kernel/errors'
import type { Runtime } from '../../../cloudfunctions/kernel/runtime'
import { mayWake, workerFunction } from '../../../cloudfunctions/kernel/worker'
import type { Caller } from '../../../local/functions'
import { callEnvironment } from '../../../local/functions/environment'

/** What WeChat documents for `getWXContext().SOURCE`, and what it does not. */
test.each([
  ['', true],
  ['wx_trigger', true],
  ['scf', true],
  ['wx_client,scf', true],
  ['wx_http,scf', true],
  ['wx_client', false],
  ['wx_devtools', false],
  ['wx_http', false],
  ['wx_paycallback', false],
  ['wx_crawler', false],
  ['wx_localdebug', false],
  ['wx_unknown', false],
  ['wx_client,scf,wx_client', false],
  ['wx_client,', false],
  ['wx_something_new', false],
  ['SCF', false],
  [' scf', false],
])('source %j may wake a worker: %s', (source, expected) => {
  expect(mayWake(source)).toBe(expected)
})

/** The same for the runtime of this machine: what it gives each of its callers. */
const callers: [Caller, boolean][] = [
  [{ source: 'timer' }, true],
  [{ source: 'wechat' }, true],
  [{ source: 'function' }, true],
  [{ source: 'function', openid: 'o-lin' }, true],
  [{ source: 'wx_client', openid: 'o-lin' }, false],
  [{ source: 'wx_devtools', openid: 'o-lin' }, false],
]
test.each(callers)('on this machine %j may wake a worker: %s', (caller, expected) => {
  expect(mayWake(callEnvironment(caller, 'request').TCB_SOURCE ?? '')).toBe(expected)
})

test.each([
  ['wx_something_new', false],
  ['wx_trigger', true],
])('a worker called from %j works: %s', async (source, expected) => {
  const written = jest.spyOn(console, 'log').mockImplementation(() => undefined)
  const work = jest.fn(() => Promise.resolve({ done: 1 }))
  const runtime = {
    services: { identity: () => ({ openid: '', source }) },
    open: () => ({ database: { calls: () => 0 }, context: {} }),
  } as unknown as Runtime
  const answer = workerFunction('outbox', work, runtime)({})
  if (expected) await expect(answer).resolves.toEqual({ done: 1 })
  else await expect(answer).rejects.toBeInstanceOf(AppError)
  expect(work).toHaveBeenCalledTimes(expected ? 1 : 0)
  written.mockRestore()
})
