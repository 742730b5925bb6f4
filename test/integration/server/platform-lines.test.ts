import { tellPlatform } from '../../../cloudfunctions/kernel/channels/robots/replace'
import { aCity, DAY, HOUR } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

/** What those who look after the platform read in their inbox though nobody did anything. */

let server: TestServer
beforeEach(async () => {
  server = await startServer({ settings: [aCity()] })
})
afterEach(() => server.stop())

const lines = async () => (await server.rows('inbox')).filter(({ openid }) => openid === 'dispatcher')

test('a group that is not reached is told once on a day of the city, not of UTC', async () => {
  const tell = () => tellPlatform('streets', '城管局', server.context())
  // Monday, 07:00 and 09:00 in the city: UTC's next day begins in between.
  server.now.value -= 3 * HOUR
  await tell()
  server.now.value += 2 * HOUR
  await tell()
  expect(await lines()).toHaveLength(1)
  server.now.value += DAY
  await tell()
  expect(await lines()).toHaveLength(2)
})

test('a calendar that nobody imported is about no case', async () => {
  await server.remindOfCalendar()
  const [line] = await lines()
  expect(line?.['title']).toMatch(/^2026 年放假安排/)
  expect(line).not.toHaveProperty('caseId')
  expect(line).not.toHaveProperty('subject')
})
