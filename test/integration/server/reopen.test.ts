import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { aCase, aKey, DAY } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

function given(changes: Partial<CaseDoc>): string {
  server.put('cases', [aCase({ submittedAt: server.now.value, ...changes })])
  return 'case-1'
}
const act = (caseId: string) => ({ caseId, key: aKey() })

test('reopened once by the citizen with new promises, then supervision takes over', async () => {
  const closedAt = server.now.value
  const caseId = given({ state: 'closed', closedAt, afterMedia: [], physical: false })
  server.now.value += 3 * DAY
  const note = { text: '又坏了', media: [] }
  const reopened = await server.call('lin', 'case', 'reopen', { ...act(caseId), ...note })
  expect(reopened.state).toBe('reopened')
  const found = await server.case(caseId)
  expect(found).toMatchObject({ reopens: 1, closedAt: 0, promisedAt: server.now.value })
  expect(found.clocks.resolveDue).toBeGreaterThan(server.now.value)
  await server.call('wang', 'staff', 'sign', act(caseId))
  await server.call('wang', 'staff', 'reply', { ...act(caseId), text: '再次处理', media: [] })
  await server.call('wang', 'staff', 'close', { ...act(caseId), reason: 'done', media: [] })
  for (const _ of [1, 2]) {
    expect((await server.refused('lin', 'case', 'reopen', { ...act(caseId), ...note })).code).toBe(
      'already_reopened',
    )
  }
  const told = async () => {
    while ((await server.workOutbox()).done > 0);
    return (await server.rows('inbox')).filter(
      (row) => row.openid === 'supervisor' && /再次申请/.test(String(row.title)),
    )
  }
  expect(await told()).toMatchObject([{ text: expect.stringContaining('又坏了') as string }])
  const view = await server.call('supervisor', 'case', 'view', { caseId })
  expect(view.actions.map(({ action }) => action)).toContain('reopen')
  expect(view.timeline[0]).toMatchObject({ action: 'askReopenAgain', text: '又坏了' })
  const own = await server.call('lin', 'case', 'view', { caseId })
  expect(own.timeline.filter(({ action }) => action === 'askReopenAgain')).toHaveLength(1)
  expect(own.actions.map(({ action }) => action)).not.toContain('askReopenAgain')
  // Done again by supervision: after that it may be asked once more.
  await server.call('supervisor', 'case', 'reopen', { ...act(caseId), ...note })
  await server.call('wang', 'staff', 'sign', act(caseId))
  await server.call('wang', 'staff', 'reply', { ...act(caseId), text: '第三次处理', media: [] })
  await server.call('wang', 'staff', 'close', { ...act(caseId), reason: 'done', media: [] })
  await server.refused('lin', 'case', 'reopen', { ...act(caseId), ...note })
  expect(await told()).toHaveLength(2)
})
