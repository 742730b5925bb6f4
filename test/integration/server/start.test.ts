import { article } from '../../../cloudfunctions/areas/article/area'
import { task } from '../../../cloudfunctions/areas/task/area'
import { staff } from '../../../cloudfunctions/areas/staff/area'
import { account } from '../../../cloudfunctions/areas/account/area'
import { caseArea } from '../../../cloudfunctions/areas/case/area'
import { city } from '../../../cloudfunctions/areas/city/area'
import { media } from '../../../cloudfunctions/areas/media/area'
import { phoneFunction } from '../../../cloudfunctions/kernel/handler'
import { createRuntime } from '../../../cloudfunctions/kernel/runtime'
import { aCase } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  server.put('cases', [
    aCase({ _id: 'mine', number: 'mine', state: 'dispatched' }),
    aCase({ _id: 'asked', number: 'asked', state: 'needInfo' }),
  ])
})
afterAll(() => server.stop())

describe('the first call', () => {
  test('brings the first page along when that opens, the same that is given alone', async () => {
    const { home, ...session } = await server.call('lin', 'account', 'start', { page: 'home' })
    expect(home).toEqual(await server.call('lin', 'city', 'home', {}))
    expect(home).toMatchObject({ cityName: session.city.name, mine: { open: 2, toAnswer: 1 } })
    expect(session.roles).toEqual(['citizen'])
  })

  test('asks the database at most 7 times for both', async () => {
    await server.call('lin', 'account', 'start', { page: 'home' })
    expect(server.log().at(-1)).toMatchObject({ action: 'account.start', code: 'ok' })
    expect(server.log().at(-1)?.calls).toBeLessThanOrEqual(7)
  })

  test.each([[{}], [{ page: 'a page of a later version' }], [{ page: 7 }]])(
    'brings none along for any other: %j',
    async (input) => {
      const answer = await server.send('lin', 'account', { action: 'start', input })
      expect(answer).toMatchObject({ ok: true, data: { roles: ['citizen'] } })
      expect(answer.ok && answer.data).not.toHaveProperty('home')
    },
  )

  test('makes a newcomer known, whatever page opens', async () => {
    await server.call('just-came', 'account', 'start', { page: 'home' })
    expect((await server.rows('people')).map(({ _id }) => _id)).toContain('just-came')
  })

  test('says who somebody is, even when the first page cannot be made', async () => {
    const runtime = createRuntime({ services: server.services, clock: () => server.now.value })
    const broken = { ...caseArea, homeBlock: () => Promise.reject(new Error('no such index')) }
    const citizen = phoneFunction<'citizen'>({ account, case: broken, city, media }, { runtime })
    Object.assign(process.env, { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: 'lin', TCB_SOURCE: 'wx_client' })
    const answer = await citizen({ action: 'account.start', input: { page: 'home' } })
    expect(answer).toMatchObject({ ok: true, data: { roles: ['citizen'] } })
    expect(answer.ok && answer.data).not.toHaveProperty('home')
    await expect(citizen({ action: 'city.home', input: {} })).resolves.toMatchObject({
      ok: false,
      error: { code: 'internal' },
    })
  })
})

describe('the name of an action', () => {
  const as = (openid: string) =>
    Object.assign(process.env, { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: openid, TCB_SOURCE: 'wx_client' })
  const runtime = () => createRuntime({ services: server.services, clock: () => server.now.value })

  test.each([['summary'], ['staff.summary']])(
    '%s is understood by the function that phones of the first release know',
    async (action) => {
      const desk = phoneFunction<'staff'>(
        { article, staff, task },
        { withoutArea: ['staff'], runtime: runtime() },
      )
      as('wang')
      await expect(desk({ action, input: {} })).resolves.toMatchObject({ ok: true })
    },
  )

  test.each([
    ['mine'],
    ['staff.summary'],
    ['case'],
    ['case.'],
    ['.mine'],
    ['case.mine.mine'],
    ['case.toString'],
  ])('%s is none of the citizens’ function', async (action) => {
    const citizen = phoneFunction<'citizen'>({ account, case: caseArea, city, media }, { runtime: runtime() })
    as('wang')
    const answer = await citizen({ action, input: {} })
    expect(answer).toMatchObject({ ok: false, error: { code: 'unknown_action' } })
    expect(server.log().at(-1)).toMatchObject({ action: '?', code: 'unknown_action' })
  })
})
