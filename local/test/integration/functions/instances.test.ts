import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Functions } from '../../../functions'
import type { FunctionSource } from '../../support/function-folder'
import { countArrivals, openGate } from './channels'
import { citizen, FunctionFolder } from '../../support/function-folder'

const whoami = `
const cloud = require('wx-server-sdk')
exports.main = async ({ note }) => {
  const before = cloud.getWXContext()
  const left = process.env.LEFT_BEHIND
  if (note) process.env.LEFT_BEHIND = note
  await new Promise((resolve) => setTimeout(resolve, 20))
  return { before, after: cloud.getWXContext(), left }
}`

let folder: FunctionFolder
let functions: Functions

function start(sources: Record<string, FunctionSource>, options = {}): void {
  folder = new FunctionFolder(sources)
  functions = folder.run(options)
}

afterEach(async () => {
  await functions.close()
  folder.remove()
})

describe('who calls', () => {
  it('is its own in each of many concurrent calls, before and after waiting', async () => {
    start({ whoami: { code: whoami } })
    const people = Array.from({ length: 24 }, (_, index) => `o-person-${index}`)
    const calls = people.map((openid) => functions.invoke('whoami', {}, { openid, source: 'wx_client' }))
    const results = (await Promise.all(calls)).map(({ result }) => result)
    expect(results).toEqual(
      people.map((openid) => {
        const context = expect.objectContaining({ OPENID: openid, SOURCE: 'wx_client', ENV: 'local-env' })
        return { before: context, after: context }
      }),
    )
  })

  it('leaves nothing to a call without a user on the same instance', async () => {
    start({ whoami: { code: whoami } }, { maxInstances: 1 })
    await functions.invoke('whoami', {}, citizen)
    const { result } = await functions.invoke('whoami', {}, { source: 'timer' })
    expect((result as { before: object }).before).not.toHaveProperty('OPENID')
    expect((result as { before: object }).before).not.toHaveProperty('SOURCE')
  })

  it('says that a function called it, and for whom', async () => {
    start({ whoami: { code: whoami } })
    const { result } = await functions.invoke('whoami', {}, { openid: 'o-x', source: 'function' })
    expect(result).toMatchObject({ before: { OPENID: 'o-x', SOURCE: 'wx_client,scf' } })
  })
})

describe('isolation', () => {
  it('keeps one function’s variables from another and from this process', async () => {
    start(
      {
        one: {
          code: "exports.main = () => { process.env.SECRET = 'one'; globalThis.seen = 1; return Object.keys(process.env) }",
        },
        two: {
          code: 'exports.main = () => [process.env.SECRET, typeof seen, process.env.SHARED, process.env.OWN]',
        },
      },
      { variables: { '*': { SHARED: 'all' }, two: { OWN: 'two' } } },
    )
    const { result: names } = await functions.invoke('one', {}, citizen)
    expect((await functions.invoke('two', {}, citizen)).result).toEqual([null, 'undefined', 'all', 'two'])
    expect(process.env['SECRET']).toBeUndefined()
    expect(names).not.toContain('HOME')
  })
})

describe('concurrency', () => {
  // Holds each call until `release` is called, so that nothing depends on time.
  const held = {
    code: `
    const { BroadcastChannel, threadId } = require('node:worker_threads')
    exports.main = () => new Promise((resolve) => {
      const gate = new BroadcastChannel('test-gate')
      gate.onmessage = () => { gate.close(); resolve(threadId) }
      const arrived = new BroadcastChannel('test-arrived')
      arrived.postMessage(threadId)
      arrived.close()
    })`,
    config: { timeout: 20 },
  }

  it('grows to the limit, then waits', async () => {
    start({ held }, { maxInstances: 3 })
    const arrivals = countArrivals()
    const calls = Array.from({ length: 5 }, () => functions.invoke('held', {}, citizen))
    await arrivals.reach(3)
    expect(functions.instances()).toEqual({ held: 3 })
    openGate()
    await arrivals.reach(5)
    openGate()
    const threads = (await Promise.all(calls)).map(({ result }) => result)
    expect(new Set(threads).size).toBe(3)
    arrivals.close()
  })

  it('lets a running call finish on the old code while later calls get the new', async () => {
    start({ held }, { maxInstances: 2 })
    const arrivals = countArrivals()
    const running = functions.invoke('held', {}, citizen)
    await arrivals.reach(1)
    folder.write('held', { code: "exports.main = () => 'new'" })
    await functions.reload('held')
    const later = await functions.invoke('held', {}, citizen)
    openGate()
    expect(later.result).toBe('new')
    expect((await running).result).toEqual(expect.any(Number))
    arrivals.close()
  })

  it('finishes what runs when it is closed, and refuses what comes later', async () => {
    start({ held })
    const arrivals = countArrivals()
    const running = functions.invoke('held', {}, citizen)
    await arrivals.reach(1)
    const closed = functions.close(10_000)
    const late = await functions.invoke('held', {}, citizen)
    openGate()
    await closed
    expect((await running).error).toBeUndefined()
    expect(late.error?.message).toBe('The runtime is stopping')
    arrivals.close()
  })
})

describe('what nobody calls', () => {
  it('stops when it is quiet, unless it is to stay warm, and starts again when it is called', async () => {
    const sources = { stays: { code: 'exports.main = () => 1' }, leaves: { code: 'exports.main = () => 2' } }
    start(sources, { idleMs: 20, keepWarm: ['stays'] })
    await functions.warmUp()
    expect(functions.instances()).toEqual({ stays: 1, leaves: 0 })
    expect((await functions.invoke('leaves', {}, citizen)).result).toBe(2)
    while (functions.instances()['leaves'] !== 0) await nextTurn()
    expect(functions.instances()).toEqual({ stays: 1, leaves: 0 })
    expect((await functions.invoke('leaves', {}, citizen)).result).toBe(2)
  })
})

describe('reload', () => {
  it('takes functions that came, and drops those that went', async () => {
    start({ one: { code: 'exports.main = () => 1' } })
    folder.write('two', { code: 'exports.main = () => 2' })
    folder.remove('one')
    await functions.reload()
    expect(functions.names()).toEqual(['two'])
    expect((await functions.invoke('two', {}, citizen)).result).toBe(2)
    expect((await functions.invoke('one', {}, citizen)).error?.errCode).toBe(-501000)
  })
})

describe('log', () => {
  it('has the lines of a call under its request id, then how long it took', async () => {
    start({ talks: { code: "exports.main = () => { console.log('a', { b: 1 }); console.error('bad') }" } })
    await functions.invoke('talks', {}, { ...citizen, requestId: 'r-talk' })
    const lines = functions.logs.recent({ requestId: 'r-talk' })
    expect(lines.map(({ level, text }) => [level, text])).toEqual([
      ['info', 'a { b: 1 }'],
      ['error', 'bad'],
      ['report', expect.stringMatching(/^wx_client [\d.]+ ms, cold start \d+ ms$/)],
    ])
  })

  it('has the stack of an error that the answer only names', async () => {
    start({ throws: { code: "exports.main = () => { throw new Error('deep') }" } })
    const { requestId, error } = await functions.invoke('throws', {}, citizen)
    expect(error?.message).toBe('Error: deep')
    expect(functions.logs.recent({ requestId })[0]?.text).toMatch(/Error: deep\n +at .*index\.js/)
  })
})
