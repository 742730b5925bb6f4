import { aCase, aKey, aNumber } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const chen = { openid: 'chen', name: '陈先生', phone: '13800000002', anonymous: false }

test('whoever reported a merged case sees how the one is doing that it goes on with, and nothing of who reported that', async () => {
  server.put('cases', [
    aCase({
      _id: 'head',
      number: aNumber(1),
      state: 'processing',
      reporter: chen,
      text: '陈先生的诉求',
      physical: false,
    }),
    aCase({ _id: 'middle', number: aNumber(2), state: 'signed', reporter: chen }),
    aCase({ _id: 'mine', number: aNumber(3), state: 'signed' }),
  ])
  const merge = (caseId: string, parentNumber: string) =>
    server.call('dispatcher', 'staff', 'merge', { caseId, key: aKey(), parentNumber })
  await merge('mine', aNumber(2))
  await merge('middle', aNumber(1))
  const seen = () => server.call('lin', 'case', 'view', { caseId: 'mine' })
  const { clocks } = await server.case('head')
  const { parent, ...own } = await seen()
  expect(own.state).toBe('merged')
  expect(parent).toEqual({ number: aNumber(1), state: 'processing', departmentName: 'streets管理局', clocks })
  expect(JSON.stringify(parent)).not.toContain('陈先生')
  expect((await server.refused('lin', 'case', 'view', { caseId: 'head' })).code).toBe('case_not_found')

  await server.call('dispatcher', 'staff', 'publish', { caseId: 'head', key: aKey() })
  expect((await seen()).parent?.id).toBe('head')
  await server.call('wang', 'staff', 'reply', { caseId: 'head', key: aKey(), text: '已处理', media: [] })
  await server.call('wang', 'staff', 'close', { caseId: 'head', key: aKey(), reason: 'done', media: [] })
  expect((await seen()).parent).toMatchObject({ state: 'closed', closeReason: '原因done' })
  const staff = await server.call('dispatcher', 'case', 'view', { caseId: 'middle' })
  expect(staff.parent?.id).toBe('head')
})
