import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WeChat } from '../../../wechat'
import { createWeChat } from '../../../wechat'

let dataDir: string
let wechat: WeChat
let server: Server
let base: string
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'wechat-'))
  wechat = createWeChat({ dataDir, sendEvent: () => Promise.resolve() })
  server = createServer((request, response) => void wechat.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cgi-bin/webhook/send`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  wechat.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const body = JSON.stringify({ msgtype: 'text', text: { content: '新工单' } })
const post = async (key = 'K1'): Promise<unknown> =>
  (await fetch(`${base}?key=${key}`, { method: 'POST', body })).json()

test('a robot that is broken fails until it is repaired; the others work', async () => {
  wechat.breakRobot('K1', { errcode: 93000, errmsg: 'invalid webhook url' })
  for (const _ of [1, 2]) expect(await post()).toMatchObject({ errcode: 93000 })
  expect(await post('K2')).toMatchObject({ errcode: 0 })
  wechat.breakRobot('K1', undefined)
  expect(await post()).toMatchObject({ errcode: 0 })
})

test('one that cannot be reached closes the connection', async () => {
  wechat.breakRobot('K1', 'unreachable')
  await expect(post()).rejects.toThrow('fetch failed')
})

test('one that hangs never answers, and nothing arrives', async () => {
  wechat.breakRobot('K1', 'hanging')
  const signal = AbortSignal.timeout(50)
  await expect(fetch(`${base}?key=K1`, { method: 'POST', body, signal })).rejects.toThrow(/timeout/)
  expect(wechat.messages()).toEqual([])
})
