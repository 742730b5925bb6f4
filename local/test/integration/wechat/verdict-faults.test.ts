import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MediaCheckEvent, WeChat } from '../../../wechat'
import { createWeChat } from '../../../wechat'

let dataDir: string
let now: number
let events: MediaCheckEvent[]
let wechat: WeChat
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'wechat-'))
  now = Date.parse('2026-11-23T08:00:00Z')
  events = []
  const sendEvent = (event: MediaCheckEvent) => {
    events.push(event)
    return Promise.resolve()
  }
  wechat = createWeChat({ dataDir, clock: () => new Date(now), sendEvent })
})
afterEach(() => {
  wechat.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const start = (url: string) =>
  wechat.openApi('security.mediaCheckAsync', {
    version: 2,
    scene: 3,
    openid: 'o-1',
    media_type: 2,
    media_url: url,
  })

test.each([
  ['never', 0, []],
  ['early', 0, ['pass']],
  ['twice', 3000, ['pass', 'pass']],
  ['late', 29 * 60_000, ['pass']],
  ['unlisted', 3000, ['suspect']],
  ['failed', 3000, [undefined]],
] as const)('a result that comes %s', async (fault, after, suggests) => {
  wechat.breakVerdicts(fault)
  await start('http://local/a.jpg')
  if (after > 0) {
    now += after - 1
    await wechat.deliverEvents()
    expect(events).toEqual([])
    now += 1
    await wechat.deliverEvents()
  }
  expect(events.map(({ result }) => result?.suggest)).toEqual(suggests)
  wechat.breakVerdicts(undefined)
  await start('http://local/b.jpg')
  now += 3000
  await wechat.deliverEvents()
  expect(events).toHaveLength(suggests.length + 1)
})
