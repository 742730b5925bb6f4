import type { Functions } from '../../../functions'
import { citizen, FunctionFolder } from '../../support/function-folder'

const sources = {
  echo: { code: 'exports.main = async (event, context) => ({ event, context })' },
  nothing: { code: 'exports.main = () => undefined' },
  dates: { code: 'exports.main = () => ({ at: new Date(0), gone: undefined, list: [undefined] })' },
  throws: { code: "exports.main = async () => { throw new TypeError('no such thing') }" },
  throwsText: { code: "exports.main = async () => { throw 'just text' }" },
  circular: { code: 'exports.main = () => { const a = {}; a.a = a; return a }' },
  uncaught: {
    code: "exports.main = () => new Promise(() => setImmediate(() => { throw new Error('nobody caught me') }))",
  },
  rejected: {
    code: "exports.main = () => new Promise(() => { Promise.reject(new Error('nobody awaited me')) })",
  },
  exits: { code: 'exports.main = () => process.exit(3)' },
  waits: { code: 'exports.main = () => new Promise(() => {})', config: { timeout: 1 } },
  spins: { code: 'exports.main = () => { for (;;) ; }', config: { timeout: 1 } },
  hoards: {
    code: 'exports.main = () => { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)) }',
    config: { timeout: 30, memorySize: 128 },
  },
  size: { code: "exports.main = ({ bytes }) => 'x'.repeat(bytes)" },
  length: { code: 'exports.main = ({ text }) => text.length' },
  broken: { code: 'exports.main = (' },
  mainless: { code: 'exports.handler = () => 1' },
  counts: { code: 'let n = 0; exports.main = ({ crash }) => { if (crash) process.exit(1); return ++n }' },
}

const folder = new FunctionFolder(sources)
let functions: Functions

beforeAll(() => {
  functions = folder.run()
})
afterAll(async () => {
  await functions.close()
  folder.remove()
})

describe('an answer', () => {
  it('carries the event with who calls, and the context of the call', async () => {
    const { result } = await functions.invoke('echo', { a: 1 }, { ...citizen, requestId: 'r-1' })
    expect(result).toEqual({
      event: { a: 1, userInfo: { openId: 'o-citizen', appId: expect.stringMatching(/^wx/) } },
      context: expect.objectContaining({ request_id: 'r-1', function_name: 'echo', time_limit_in_ms: 3000 }),
    })
  })

  it.each([
    ['nothing', null],
    ['dates', { at: '1970-01-01T00:00:00.000Z', list: [null] }],
  ])('of %s is what JSON makes of it', async (name, expected) => {
    expect((await functions.invoke(name, {}, citizen)).result).toEqual(expected)
  })

  it('comes from the same instance while it is warm', async () => {
    const first = await functions.invoke('counts', {}, citizen)
    const second = await functions.invoke('counts', {}, citizen)
    expect([first.result, second.result]).toEqual([1, 2])
    expect(first.coldMs).toBeGreaterThan(0)
    expect(second.coldMs).toBeUndefined()
  })
})

describe('a failure', () => {
  it.each([
    ['absent', -501000, 'FunctionName parameter could not be found: absent'],
    ['throws', -504002, 'TypeError: no such thing'],
    ['throwsText', -504002, 'Error: just text'],
    ['circular', -504002, expect.stringContaining('circular structure')],
    ['uncaught', -504002, 'Error: nobody caught me'],
    ['rejected', -504002, 'Error: nobody awaited me'],
    ['exits', -504002, expect.stringContaining('exit code 3')],
    ['waits', -504003, 'Invoking task timed out after 1 seconds'],
    ['spins', -504003, 'Invoking task timed out after 1 seconds'],
    ['hoards', -504002, 'Memory limit exceeded: the function may use 128 MB'],
    ['broken', -504002, expect.stringContaining('SyntaxError')],
    ['mainless', -504002, expect.stringContaining('does not export main')],
  ])('of %s has the code %d', async (name, errCode, message) => {
    const { error } = await functions.invoke(name, {}, citizen)
    expect(error).toMatchObject({ errCode, message })
  })

  it('is over with the call: the next one gets a new instance', async () => {
    await functions.invoke('counts', { crash: true }, citizen)
    const next = await functions.invoke('counts', {}, citizen)
    expect(next).toMatchObject({ result: 1, coldMs: expect.any(Number) })
  })
})

describe('size', () => {
  const MB = 1024 * 1024

  it.each([
    ['at the limit', 6 * MB - 2, undefined],
    ['just above the limit', 6 * MB - 1, -604001],
  ])('of an answer %s', async (_, bytes, errCode) => {
    const { result, error } = await functions.invoke('size', { bytes }, citizen)
    expect(error?.errCode).toBe(errCode)
    if (!errCode) expect(result).toHaveLength(bytes)
  })

  it('of a request is limited too, in bytes and not in characters', async () => {
    const fits = await functions.invoke('length', { text: '字'.repeat(2 * MB - 100) }, citizen)
    const tooLarge = await functions.invoke('length', { text: '字'.repeat(2 * MB) }, citizen)
    expect(fits.result).toBe(2 * MB - 100)
    expect(tooLarge.error).toMatchObject({ errCode: -501007, code: 'INVALID_PARAM' })
  })
})
