import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestServer } from './server'

/** 企业微信's address, served by the test's WeChat. Stop it before the server. */
export async function startWecom(server: TestServer): Promise<() => Promise<void>> {
  const wecom = createServer((request, response) => void server.wechat.handle(request, response))
  await new Promise<void>((resolve) => wecom.listen(0, '127.0.0.1', resolve))
  process.env.WECOM_BASE = `http://127.0.0.1:${(wecom.address() as AddressInfo).port}`
  return async () => {
    delete process.env.WECOM_BASE
    wecom.closeAllConnections()
    await new Promise((resolve) => wecom.close(resolve))
  }
}
