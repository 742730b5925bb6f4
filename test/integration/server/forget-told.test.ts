import { forgetChecks } from '../../../cloudfunctions/areas/media/sweeps/forget-checks'
import { forgetTold } from '../../../cloudfunctions/kernel/outbox/sweeps/forget-told'
import { aReport, DAY } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

/** Who was told what is kept for six months, and then removed, some at a time. */

const KEPT = 184 * DAY

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

const count = async (collection: string) => (await server.rows(collection)).length
const many = (total: number, make: (index: number) => object) =>
  Array.from({ length: total }, (_, index) => ({ _id: `row-${index}`, ...make(index) }))

test('finished rows go after 184 days, the oldest first and at most 500 a run', async () => {
  const at = server.now.value
  server.put(
    'deliveries',
    many(700, (index) => ({ eventId: 'e', at: at + index, state: 'sent' })),
  )
  server.put(
    'outbox',
    many(3, () => ({ at, outboxAt: 0, notices: [] })),
  )
  server.put(
    'robot_messages',
    many(4, (index) => ({ departmentId: 'streets', at, state: index % 2 ? 'sent' : 'replaced' })),
  )
  server.put(
    'media_checks',
    many(5, () => ({ mediaId: 'm', at })),
  )
  server.now.value = at + KEPT
  expect(await forgetTold(server.context())).toEqual({ outbox: 0, robotMessages: 0, deliveries: 0 })
  expect(await forgetChecks(server.context())).toBe(0)
  server.now.value += 1_000
  expect(await forgetTold(server.context())).toEqual({ outbox: 3, robotMessages: 4, deliveries: 500 })
  expect((await server.rows('deliveries')).every((row) => Number(row.at) >= at + 500)).toBe(true)
  expect(await forgetTold(server.context())).toEqual({ outbox: 0, robotMessages: 0, deliveries: 200 })
  expect(await forgetChecks(server.context())).toBe(5)
  expect(await count('deliveries')).toBe(0)
})

test('what still waits stays, however old, and so does what people read', async () => {
  await server.call('lin', 'case', 'submit', aReport())
  await server.workOutbox()
  const [inbox, history] = [await count('inbox'), await count('history')]
  server.put('outbox', [{ _id: 'waits', at: 1, outboxAt: 5, notices: [] }])
  server.put('robot_messages', [{ _id: 'sending', departmentId: 'x', at: 1, state: 'sending' }])
  server.now.value += 2 * KEPT
  await forgetTold(server.context())
  expect(await server.rows('outbox')).toMatchObject([{ _id: 'waits' }])
  expect((await server.rows('robot_messages')).map(({ state }) => state).sort()).toEqual([
    'sending',
    'waiting',
  ])
  expect([await count('inbox'), await count('history')]).toEqual([inbox, history])
})
