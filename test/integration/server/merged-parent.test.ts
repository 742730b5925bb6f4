import { aCase, aKey, aNumber } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const chen = { openid: 'chen', name: '陈先生', phone: '13800000002', anonymous: false }

test('colleagues open the case that a merged one goes on with, in the end, where it is theirs to see', async () => {
  server.put('cases', [
    aCase({
      _id: 'head',
      number: aNumber(1),
      state: 'processing',
      reporter: chen,
      leadDepartmentId: 'water',
    }),
    aCase({ _id: 'middle', number: aNumber(2), state: 'signed', reporter: chen }),
    aCase({ _id: 'mine', number: aNumber(3), state: 'signed' }),
  ])
  const merge = (caseId: string, parentNumber: string) =>
    server.call('dispatcher', 'staff', 'merge', { caseId, key: aKey(), parentNumber })
  await merge('mine', aNumber(2))
  await merge('middle', aNumber(1))
  const parentFor = async (person: string) =>
    (await server.call(person, 'case', 'view', { caseId: 'mine' })).parent
  const head = { number: aNumber(1), state: 'processing' }
  expect(await parentFor('dispatcher')).toEqual({ ...head, id: 'head' })
  expect(await parentFor('wang')).toEqual({ number: aNumber(2) })
  expect(await parentFor('lin')).toBeUndefined()
})
