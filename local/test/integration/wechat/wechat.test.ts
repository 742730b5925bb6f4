import { createServer, type Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWeChat, type MediaCheckEvent, type WeChat, type WeChatOptions } from '../../../wechat'

let dataDir: string
let now: number
let events: MediaCheckEvent[]
let wechat: WeChat

function open(more: Partial<WeChatOptions> = {}): WeChat {
  return createWeChat({
    dataDir,
    clock: () => new Date(now),
    sendEvent: (event) => {
      events.push(event)
      return Promise.resolve()
    },
    ...more,
  })
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'wechat-'))
  now = Date.parse('2026-11-23T08:00:00Z')
  events = []
  wechat = open()
})
afterEach(() => {
  wechat.close()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('msgSecCheck', () => {
  const check = (more: object) =>
    wechat.openApi('security.msgSecCheck', {
      version: 2,
      scene: 3,
      openid: 'o-1',
      content: '路灯不亮',
      ...more,
    })

  test.each([
    ['路灯不亮', 'pass', 100],
    ['【review】路灯', 'review', 21000],
    ['路灯【risky】', 'risky', 21000],
  ])('%s is %s', async (content, suggest, label) => {
    expect(await check({ content })).toMatchObject({ errcode: 0, result: { suggest, label } })
  })

  test.each([
    [{ content: '路'.repeat(2501) }, 40097],
    [{ content: '' }, 40097],
    [{ content: 5 }, 40097],
    [{ openid: '' }, 40003],
    [{ scene: 5 }, 40097],
    [{ version: 1 }, 40097],
  ])('%j is refused with %i', async (more, errcode) => {
    expect(await check(more)).toMatchObject({ errcode })
  })

  test('takes 2,500 characters, an emoji counting as one', async () => {
    expect(await check({ content: '😀'.repeat(2500) })).toMatchObject({ errcode: 0 })
  })

  test('demands a visit in the last 2 hours', async () => {
    wechat.close()
    wechat = open({ hasVisited: (openid) => openid === 'o-1' })
    expect(await check({})).toMatchObject({ errcode: 0 })
    expect(await check({ openid: 'o-2' })).toMatchObject({ errcode: 61010 })
  })

  test('an API that is broken stays so until it is repaired; one that hangs never answers', async () => {
    wechat.breakApi('security.msgSecCheck', { errcode: 45009, errmsg: 'reach max api daily quota limit' })
    for (const _ of [1, 2]) expect(await check({})).toMatchObject({ errcode: 45009 })
    wechat.breakApi('security.msgSecCheck', 'hanging')
    const answered = jest.fn()
    void check({}).then(answered)
    await new Promise(setImmediate)
    expect(answered).not.toHaveBeenCalled()
    wechat.breakApi('security.msgSecCheck', undefined)
    expect(await check({})).toMatchObject({ errcode: 0 })
  })

  test('a fault hits the next call only', async () => {
    wechat.failNext('security.msgSecCheck', { errcode: -1, errmsg: 'system error' })
    wechat.failNext('security.msgSecCheck', 'unreachable')
    expect(await check({})).toEqual({ errcode: -1, errmsg: 'system error' })
    await expect(check({})).rejects.toThrow('cannot be reached')
    expect(await check({})).toMatchObject({ errcode: 0 })
  })
})

describe('mediaCheckAsync', () => {
  const start = (url: string) =>
    wechat.openApi('security.mediaCheckAsync', {
      version: 2,
      scene: 3,
      openid: 'o-1',
      media_type: 2,
      media_url: url,
    })

  test('the result comes later, once, with the trace id', async () => {
    const { trace_id } = await start('http://local/storage/risky-lamp.jpg?sign=1')
    await wechat.deliverEvents()
    expect(events).toEqual([])
    now += 3000
    await wechat.deliverEvents()
    await wechat.deliverEvents()
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      Event: 'wxa_media_check',
      trace_id,
      FromUserName: 'o-1',
      result: { suggest: 'risky' },
    })
  })

  test('what became due while others were delivered is delivered by whoever asks meanwhile', async () => {
    wechat.close()
    let goOn = (): void => undefined
    const held = new Promise<void>((resolve) => (goOn = resolve))
    wechat = open({
      sendEvent: (event) => {
        events.push(event)
        return held
      },
    })
    await start('http://local/a.jpg')
    now += 3000
    const first = wechat.deliverEvents()
    await Promise.resolve()
    expect(events).toHaveLength(1)
    await start('http://local/b.jpg')
    now += 3000
    const second = wechat.deliverEvents()
    goOn()
    await Promise.all([first, second])
    expect(events).toHaveLength(2)
  })

  test('survives a restart', async () => {
    await start('http://local/a.jpg')
    wechat.close()
    now += 3000
    wechat = open()
    await wechat.deliverEvents()
    expect(events).toMatchObject([{ result: { suggest: 'pass' } }])
  })

  test('is pushed again until it is taken', async () => {
    wechat.close()
    wechat = open({ sendEvent: () => Promise.reject(new Error('the function is down')) })
    await start('http://local/a.jpg')
    now += 3000
    await wechat.deliverEvents()
    wechat.close()
    wechat = open()
    await wechat.deliverEvents()
    expect(events).toEqual([])
    now += 5000
    await wechat.deliverEvents()
    expect(events).toHaveLength(1)
  })

  test.each([[''], ['no url']])('%j is no URL', async (url) => {
    expect(await start(url)).toMatchObject({ errcode: 40097 })
  })
})

describe('subscribeMessage.send', () => {
  const send = (more: object = {}) =>
    wechat.openApi('subscribeMessage.send', {
      touser: 'o-1',
      template_id: 'T1',
      page: 'pages/home/index?id=1',
      data: { thing1: { value: '路灯不亮' }, phrase2: { value: '已办结' } },
      ...more,
    })

  test('one accept, one message', async () => {
    expect(await send()).toMatchObject({ errcode: 43101 })
    wechat.accept('o-1', ['T1', 'T2'])
    wechat.accept('o-1', ['T1'])
    expect([wechat.quota('o-1', 'T1'), wechat.quota('o-1', 'T2'), wechat.quota('o-2', 'T1')]).toEqual([
      2, 1, 0,
    ])
    expect([await send(), await send(), await send()].map(({ errcode }) => errcode)).toEqual([0, 0, 43101])
    expect(wechat.messages()).toMatchObject([
      {
        sequence: 1,
        channel: 'subscribe',
        to: 'o-1',
        templateId: 'T1',
        data: { thing1: '路灯不亮', phrase2: '已办结' },
      },
      { sequence: 2 },
    ])
    expect(wechat.messages(1).map(({ sequence }) => sequence)).toEqual([2])
  })

  test('quotas and messages survive a restart', async () => {
    wechat.accept('o-1', ['T1', 'T1'])
    await send()
    wechat.close()
    wechat = open()
    expect(wechat.quota('o-1', 'T1')).toBe(1)
    expect(wechat.messages()).toHaveLength(1)
  })

  test.each([
    ['thing1', '路'.repeat(20), true],
    ['thing1', '路'.repeat(21), false],
    ['thing1', '', false],
    ['thing1', ' ', false],
    ['phrase2', '五个汉字啊', true],
    ['phrase2', '六个汉字的啊', false],
    ['phrase2', 'abc', false],
    ['character_string3', 'ZS-20261123-0001', true],
    ['character_string3', '编号', false],
    ['character_string3', 'x'.repeat(33), false],
    ['name4', '十个汉字以内的姓名啊', true],
    ['name4', '十一个汉字以内的姓名啊', false],
    ['number5', '-12.5', true],
    ['number5', '12a', false],
    ['time6', '2026年11月23日 16:00', true],
    ['time6', '2026-11-23 16:00:00', true],
    ['time6', '16:00', true],
    ['time6', '明天', false],
    ['date7', '2026-11-23', true],
    ['phone_number8', '+86-0760-12345', true],
    ['phone_number8', '电话', false],
    ['amount9', '¥12.5元', true],
    ['letter10', 'abc', true],
    ['letter10', '甲', false],
    ['symbol11', '!', true],
    ['car_number12', '粤T12345', true],
    ['unknown1', 'x', false],
  ])('%s: %j is taken: %s', async (field, value, taken) => {
    wechat.accept('o-1', ['T1'])
    const answer = await send({ data: { [field]: { value } } })
    if (taken) expect(answer).toMatchObject({ errcode: 0 })
    else expect(answer).toMatchObject({ errcode: 47003, errmsg: expect.stringContaining(field) as string })
    expect(wechat.quota('o-1', 'T1')).toBe(taken ? 0 : 1)
  })

  test.each([
    [{ touser: '' }, 40003],
    [{ template_id: 'T9' }, 40037],
    [{ page: 'pages/nowhere' }, 41030],
    [{ data: undefined }, 47003],
    [{ data: {} }, 47003],
    [{ data: { thing1: 'bare' } }, 47003],
  ])('%j is refused with %i', async (more, errcode) => {
    wechat.close()
    wechat = open({ templates: ['T1'], pages: ['pages/home/index'] })
    wechat.accept('o-1', ['T1'])
    expect(await send(more)).toMatchObject({ errcode })
    expect(await send()).toMatchObject({ errcode: 0 })
  })

  test('of a long-term template are sent as often as one likes, once it was accepted', async () => {
    wechat.close()
    wechat = open({ longTerm: ['T1'] })
    expect(await send()).toMatchObject({ errcode: 43101 })
    wechat.accept('o-1', ['T1'])
    for (const _ of [1, 2, 3]) expect(await send()).toMatchObject({ errcode: 0 })
  })

  test('tells listeners', async () => {
    const heard: number[] = []
    const stop = wechat.onMessage(({ sequence }) => heard.push(sequence))
    wechat.accept('o-1', ['T1'])
    wechat.accept('o-1', ['T1'])
    await send()
    stop()
    await send()
    expect(heard).toEqual([1])
  })
})

describe('WeCom group robot', () => {
  let server: Server
  let base: string
  beforeEach(async () => {
    server = createServer((request, response) => {
      void wechat.handle(request, response).then((own) => own || response.writeHead(404).end())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cgi-bin/webhook/send`
  })
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  const post = async (body: unknown, key = 'K1') => {
    const answer = await fetch(`${base}?key=${key}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return (await answer.json()) as { errcode: number }
  }
  const markdown = (content: string) => ({ msgtype: 'markdown', markdown: { content } })

  test('20 messages a minute for each robot', async () => {
    for (let i = 0; i < 20; i++) expect(await post(markdown(`新工单 ${i}`))).toMatchObject({ errcode: 0 })
    expect(await post(markdown('one too many'))).toMatchObject({ errcode: 45009 })
    expect(await post(markdown('another robot'), 'K2')).toMatchObject({ errcode: 0 })
    now += 60_000
    expect(await post(markdown('a minute later'))).toMatchObject({ errcode: 0 })
    expect(wechat.messages().filter(({ to }) => to === 'K1')).toHaveLength(21)
  })

  test.each([
    [markdown('字'.repeat(1366)), 'K1', 40058],
    [{ msgtype: 'text', text: { content: 'x'.repeat(2049) } }, 'K1', 40058],
    [{ msgtype: 'image', image: {} }, 'K1', 40008],
    [{ msgtype: 'text' }, 'K1', 40097],
    ['no json', 'K1', 47001],
    [markdown('x'), '', 93000],
  ])('case %# is refused', async (body, key, errcode) => {
    expect(await post(body, key)).toMatchObject({ errcode })
    expect(wechat.messages()).toEqual([])
  })

  test('faults: an answer, and no answer', async () => {
    wechat.failNext('robot', { errcode: -1, errmsg: 'system busy' })
    wechat.failNext('robot', 'unreachable')
    expect(await post(markdown('x'))).toMatchObject({ errcode: -1 })
    await expect(post(markdown('x'))).rejects.toThrow()
    expect(await post(markdown('x'))).toMatchObject({ errcode: 0 })
  })
})

test('an API that is not supported is named', async () => {
  expect(await wechat.openApi('wxacode.get', {})).toMatchObject({
    errcode: 48001,
    errmsg: expect.stringContaining('wxacode.get') as string,
  })
})
