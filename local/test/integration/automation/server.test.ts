import type { AddressInfo } from 'node:net'
import net from 'node:net'
import { openAutomation } from '../../../server/automation'
import { PortTakenError } from '../../../server/listener'

const BASE = 'http://127.0.0.1:1'

let other: net.Server
let taken: number

beforeAll(async () => {
  other = net.createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  taken = (other.address() as AddressInfo).port
})

afterAll(() => new Promise((resolve) => other.close(resolve)))

test('a free port is opened and closed again', async () => {
  const running = await openAutomation({ port: 0 }, BASE, () => undefined)
  expect(running?.port).toBeGreaterThan(0)
  await running?.endpoint.close()
})

test('nothing is opened when nobody asks', async () => {
  expect(await openAutomation(undefined, BASE, () => undefined)).toBeUndefined()
})

test('the usual port may be taken: the product starts without automation and says so', async () => {
  const said: string[] = []
  const asked = { port: taken, optional: true }
  expect(await openAutomation(asked, BASE, (line) => said.push(line))).toBeUndefined()
  expect(said.join()).toContain(String(taken))
})

test('a port that was asked for must be free', async () => {
  await expect(openAutomation({ port: taken }, BASE, () => undefined)).rejects.toThrow(PortTakenError)
})
