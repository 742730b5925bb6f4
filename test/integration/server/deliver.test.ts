import { deliver } from '../../../cloudfunctions/kernel/outbox/deliver'
import type { Run } from '../../../cloudfunctions/kernel/outbox/deliver'
import type { Notice } from '../../../cloudfunctions/kernel/outbox/notice'
import type { Subject } from '../../../cloudfunctions/kernel/outbox/subject'
import { caseSubject } from '../../../cloudfunctions/areas/case/subject'
import { aCase, aPerson, MONDAY_MORNING } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

const notice = (to: Notice['to'], important: boolean): Notice => ({
  to,
  title: to,
  text: '可查看',
  important,
})

/** Followers in two pages; lin, the reporter, is one of the second as well. */
async function subjectInPages(): Promise<Subject> {
  const context = server.context()
  const subject = caseSubject(aCase(), MONDAY_MORNING, await context.reference(), context)
  return {
    ...subject,
    people: (to, after) => {
      if (to === 'reporter') return Promise.resolve({ people: [aPerson('lin')] })
      if (after === '') return Promise.resolve({ people: [aPerson('chen')], next: 'b' })
      return Promise.resolve({ people: [aPerson('zhao'), aPerson('lin')] })
    },
  }
}
const run = (isOver = false): Run => ({
  context: server.context(),
  used: new Set(),
  silent: new Map(),
  isOver: () => isOver,
})
const told = async () =>
  (await server.rows('inbox')).map(({ openid, title }) => `${String(openid)} ${String(title)}`).sort()

test('a large audience is told page by page, all others with the first; nobody twice', async () => {
  const subject = await subjectInPages()
  const notices = [notice('followers', false), notice('reporter', true)]
  const batch = { sourceId: 'e', notices, subject, isLast: false }
  expect(await deliver(batch, run())).toEqual({ again: false, cut: false, next: 'b' })
  expect(await told()).toEqual(['chen followers', 'lin reporter'])
  expect(await deliver({ ...batch, after: 'b' }, run())).toEqual({ again: false, cut: false })
  expect(await told()).toEqual(['chen followers', 'lin reporter', 'zhao followers'])
})

test('a run whose time is over says so and tells nobody more', async () => {
  const batch = { sourceId: 'e', notices: [notice('reporter', true)], isLast: true }
  const subject = await subjectInPages()
  expect(await deliver({ ...batch, subject }, run(true))).toMatchObject({ cut: true })
  expect(await told()).toEqual([])
})
