import { aKey, aReport, HOUR } from '../../builders'
import { kept } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('a citizen reports, the department handles, the citizen rates', async () => {
  const { call } = server
  const report = aReport({ media: [await kept(server, 'lin')], answers: { size: '大' } })
  const submitted = await call('lin', 'case', 'submit', report)
  const { caseId } = submitted
  expect(submitted).toMatchObject({ state: 'dispatched', departmentName: 'streets管理局' })
  expect(submitted.number).toMatch(/^261123\d{6}$/)

  const queue = await call('wang', 'staff', 'queue', { tab: 'toSign' })
  expect(queue.items).toMatchObject([{ id: caseId, light: 'ok', due: { kind: 'sign' } }])

  server.now.value += HOUR
  const signed = await call('wang', 'staff', 'sign', { caseId, key: aKey() })
  expect(signed).toMatchObject({ state: 'signed', sight: 'staff', contact: { phone: '13800000001' } })

  await call('wang', 'staff', 'progress', { caseId, key: aKey(), text: '已派人前往', media: [] })
  const photo = await kept(server, 'wang', 'after')
  const replied = await call('wang', 'staff', 'reply', {
    caseId,
    key: aKey(),
    text: '井盖已更换',
    media: [photo],
  })
  expect(replied.state).toBe('replied')
  const closed = await call('wang', 'staff', 'close', { caseId, key: aKey(), reason: 'done', media: [] })
  expect(closed).toMatchObject({ state: 'closed', closedAt: server.now.value, closeReason: '原因done' })

  const mine = await call('lin', 'case', 'mine', { group: 'toRate' })
  expect(mine.items).toMatchObject([{ id: caseId, todo: 'rate' }])
  const rating = { grade: 5, solved: 'yes', reasons: ['处理及时'], text: '谢谢' } as const
  const rated = await call('lin', 'case', 'rate', { caseId, key: aKey(), ...rating, reasons: ['处理及时'] })
  expect(rated).toMatchObject({ state: 'rated', sight: 'own', rating })
  expect(rated.entry).toMatchObject({ action: 'rate', by: '市民' })
  const { timeline } = await call('lin', 'case', 'view', { caseId })
  expect(timeline[0]).toEqual(rated.entry)
  expect(timeline.map(({ action }) => action)).toEqual([
    'rate',
    'close',
    'reply',
    'progress',
    'sign',
    'autoDispatch',
    'submit',
  ])
})
