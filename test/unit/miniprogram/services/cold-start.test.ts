import type { Home } from '../../../../miniprogram/domain/api/city'
import { installPhone } from '../support/wx'

const HOME: Home = {
  cityName: '中山市',
  mine: { open: 1, toRate: 0, toAnswer: 0 },
  services: [],
  finished: [],
  announcements: [],
}
const SESSION = { profile: { name: '林小满' }, roles: ['citizen'], unread: 0, city: { name: '中山市' } }

type Asked = { action: string; input: { page?: string } }

/** A phone that was just opened at a page, and a server that gives the first page with the session or does not. */
async function launchedAt(path: string, gives: Home | 'nothing' = HOME) {
  jest.resetModules()
  const phone = installPhone()
  let launch: ((options: { path: string }) => void) | undefined
  Object.assign(globalThis, {
    App: ({ onLaunch }: { onLaunch: typeof launch }) => (launch = onLaunch),
  })
  const { wx } = globalThis as unknown as { wx: { cloud: object } }
  Object.assign(wx, { onNeedPrivacyAuthorization: () => undefined })
  Object.assign(wx.cloud, { init: () => undefined })
  const answers: Record<string, (input: Asked['input']) => object> = {
    'account.start': ({ page }) => ({ ...SESSION, ...(page && gives !== 'nothing' ? { home: gives } : {}) }),
    'city.home': () => HOME,
  }
  phone.answer = async (_name, data) => {
    const { action, input } = data as Asked
    return { result: { ok: true, data: answers[action]?.(input) } }
  }
  const { home, lastHome } = await import('../../../../miniprogram/services/city')
  const { whenSession } = await import('../../../../miniprogram/services/session')
  await import('../../../../miniprogram/app')
  launch?.({ path })
  const asked = () => phone.calls.map(({ data }) => (data as Asked).action)
  return { phone, home, lastHome, whenSession, asked }
}

test('a cold start on the first page asks once, and shows and keeps what came', async () => {
  const { phone, home, lastHome, whenSession, asked } = await launchedAt('pages/home/index')
  await expect(home()).resolves.toEqual(HOME)
  await expect(whenSession()).resolves.toEqual(SESSION)
  expect(asked()).toEqual(['account.start'])
  expect(lastHome()).toEqual(HOME)
  expect(phone.storage.get('session')).toEqual(SESSION)
})

test('a later look at the first page asks for it alone', async () => {
  const { home, asked } = await launchedAt('pages/home/index')
  await home()
  await home()
  expect(asked()).toEqual(['account.start', 'city.home'])
})

test('any other page brings no first page along', async () => {
  const { phone, home, asked } = await launchedAt('packages/case/detail/index')
  expect(phone.calls[0]?.data).toEqual({ action: 'account.start', input: {} })
  await home()
  expect(asked()).toEqual(['account.start', 'city.home'])
})

test('a server that gives none, of the first release or in trouble, is asked for it', async () => {
  const { home, asked } = await launchedAt('pages/home/index', 'nothing')
  await expect(home()).resolves.toEqual(HOME)
  expect(asked()).toEqual(['account.start', 'city.home'])
})

test('a start that failed is told to the page, whose retry asks anew', async () => {
  const { phone, home, asked } = await launchedAt('pages/home/index')
  const answer = phone.answer
  phone.calls.length = 0
  phone.answer = () => Promise.reject({ errMsg: 'request:fail' })
  const { refreshSession } = await import('../../../../miniprogram/services/session')
  await home()
  await expect(refreshSession()).rejects.toMatchObject({ code: 'offline' })
  await expect(home()).rejects.toMatchObject({ code: 'offline' })
  phone.answer = answer
  await expect(home()).resolves.toEqual(HOME)
  expect(asked()).toEqual(['account.start', 'city.home', 'city.home'])
})
