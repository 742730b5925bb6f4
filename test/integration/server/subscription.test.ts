import { aCase, aCity, aKey, anOutline, aReport } from '../../builders'
import { zhongshan } from '../../../cities'
import type { TestServer } from './server'
import { startServer } from './server'

/** An accepted subscription is accepted, however WeChat words it. */

const [PROGRESS, FINISHED, TASK] = ['template-progress', 'template-finished', 'template-task'] as const

let server: TestServer
afterEach(() => server.stop())

const record = (answers: Record<string, unknown>) =>
  server.call('wang', 'account', 'recordSubscription', { answers })

describe('an answer', () => {
  beforeEach(async () => {
    server = await startServer()
  })

  test.each(['accept', 'acceptWithAudio', 'acceptWithAlert', 'acceptWithForcePush', 'acceptSomehow'])(
    '%s is one message more',
    async (answer) => {
      expect((await record({ [TASK]: answer })).credits).toEqual({ progress: 0, finished: 0, task: 1 })
    },
  )

  test.each(['reject', 'ban', 'filter', 'unheardOf', '', 7, null, { accept: true }])(
    '%j is none, and spoils no other',
    async (answer) => {
      const { credits } = await record({
        [TASK]: answer,
        [PROGRESS]: 'accept',
        'another-account': 'accept',
      })
      expect(credits).toEqual({ progress: 1, finished: 0, task: 0 })
      expect((await server.call('wang', 'account', 'start', {})).credits).toEqual(credits)
    },
  )

  test('about the name of a built-in is about no template', async () => {
    const { credits } = await record(
      JSON.parse('{"__proto__":"accept","constructor":"accept"}') as object as never,
    )
    expect(credits).toEqual({ progress: 0, finished: 0, task: 0 })
  })
})

describe('a long-term template', () => {
  beforeEach(async () => {
    const city = aCity({ longTermTemplates: ['task'] })
    server = await startServer({ settings: [city, zhongshan.calendar, anOutline()] })
  })
  const received = () => server.wechat.messages().filter(({ to }) => to === 'wang').length

  test('is accepted once for all messages, until another answer', async () => {
    server.wechat.accept('wang', [TASK, TASK])
    await record({ [TASK]: 'accept' })
    expect((await record({ [TASK]: 'accept' })).credits).toMatchObject({ task: 1 })
    for (const _ of [1, 2]) {
      await server.call('lin', 'case', 'submit', aReport())
      await server.workOutbox()
    }
    expect(received()).toBe(2)
    expect((await server.call('wang', 'account', 'start', {})).longTerm).toEqual(['task'])
    expect((await record({ [TASK]: 'reject' })).credits).toMatchObject({ task: 0 })
  })

  test('needs no last message kept for what is important; 43101 ends it', async () => {
    await record({ [TASK]: 'accept' })
    await server.call('lin', 'case', 'submit', aReport())
    await server.workOutbox()
    expect((await server.call('wang', 'account', 'start', {})).credits).toMatchObject({ task: 0 })
  })

  test('leaves one-time templates as they are', async () => {
    server.put('cases', [aCase({ physical: false })])
    server.wechat.accept('lin', [FINISHED])
    await server.call('lin', 'account', 'recordSubscription', { answers: { [FINISHED]: 'acceptWithAlert' } })
    const act = { caseId: 'case-1', key: aKey() }
    await server.call('wang', 'staff', 'sign', act)
    await server.call('wang', 'staff', 'reply', {
      ...act,
      key: aKey(),
      text: '已处理完毕，请查看',
      media: [],
    })
    await server.call('wang', 'staff', 'close', { ...act, key: aKey(), reason: 'done', media: [] })
    await server.workOutbox()
    expect((await server.call('lin', 'account', 'start', {})).credits).toMatchObject({ finished: 0 })
  })
})
