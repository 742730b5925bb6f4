import { aCase, aKey } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

/** A page that promises a message has one; it is not used up by another case. */

let server: TestServer
beforeEach(async () => {
  server = await startServer()
  for (const _id of ['one', 'other'])
    server.put('cases', [aCase({ _id, number: _id, state: 'processing', physical: false, contactedAt: 1 })])
})
afterEach(() => server.stop())

const BOTH = { 'template-progress': 'accept', 'template-finished': 'accept' } as const
const agree = (subjectId?: string) => {
  server.wechat.accept('lin', Object.keys(BOTH))
  return recorded(subjectId)
}
const recorded = (subjectId?: string) =>
  server.call('lin', 'account', 'recordSubscription', {
    answers: BOTH,
    ...(subjectId === undefined ? {} : { subjectId }),
  })
const messages = async (caseId: string) => (await server.call('lin', 'case', 'view', { caseId })).messages
const sent = async () => {
  while ((await server.workOutbox()).done > 0);
  return (await server.rows('deliveries')).filter(
    ({ channel, state }) => channel === 'subscribe' && state === 'sent',
  )
}
const reply = (caseId: string) =>
  server.call('wang', 'staff', 'reply', { caseId, key: aKey(), text: '已处理', media: [] })
const close = (caseId: string) =>
  server.call('wang', 'staff', 'close', { caseId, key: aKey(), reason: 'done', media: [] })

test('what was agreed to on the page of a case is promised there only, and spent there only', async () => {
  await agree('one')
  expect([await messages('one'), await messages('other')]).toEqual([{ progress: 1, finished: 1 }, undefined])
  await reply('other')
  await close('other')
  expect(await sent()).toEqual([])
  await reply('one')
  expect(await sent()).toMatchObject([{ to: 'lin', subject: { id: 'one' } }])
  expect(await messages('one')).toEqual({ progress: 0, finished: 1 })
  await close('one')
  expect(await sent()).toHaveLength(2)
  expect(await messages('one')).toBeUndefined()
})

test('what was agreed to elsewhere is promised nowhere, and spent on what comes first', async () => {
  await agree()
  expect(await messages('one')).toBeUndefined()
  await reply('other')
  expect(await sent()).toMatchObject([{ subject: { id: 'other' } }])
})

test('the routine leaves the last message that is kept; what a finished case has left becomes free', async () => {
  await agree('one')
  await agree('one')
  await server.call('wang', 'staff', 'progress', { caseId: 'one', key: aKey(), text: '正在施工', media: [] })
  await server.call('wang', 'staff', 'progress', { caseId: 'one', key: aKey(), text: '快好了', media: [] })
  expect(await sent()).toHaveLength(1)
  expect(await messages('one')).toEqual({ progress: 1, finished: 2 })
  await server.call('wang', 'staff', 'reply', { caseId: 'one', key: aKey(), text: '已处理', media: [] })
  await close('one')
  expect(await sent()).toHaveLength(3)
  await reply('other')
  await close('other')
  expect((await sent()).filter(({ subject }) => (subject as { id: string }).id === 'other')).toHaveLength(1)
})

test('once WeChat says that there is none left, nothing is promised', async () => {
  await recorded('one')
  await reply('one')
  await sent()
  expect(await messages('one')).toEqual({ progress: 0, finished: 1 })
})
