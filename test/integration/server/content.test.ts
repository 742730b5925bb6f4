import { aCase, aKey, aReport, HOUR } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

/** Whatever others read is checked by WeChat first. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(() => {
  server.now.value += HOUR
})

const RISKY = '一段【risky】文字'
const place = (address: string) => ({ place: { ...aReport().place, address } })

test.each([
  ['text', { text: `${RISKY}，很危险` }],
  ['place.address', place(RISKY)],
  ['contactName', { contactName: RISKY }],
])('a report with a risky %s is refused, at that field only', async (field, changes) => {
  const before = await server.rows('cases')
  const error = await server.refused('lin', 'case', 'submit', aReport(changes))
  expect(error.code).toBe('content_rejected')
  expect(error.fields).toEqual({ [field]: expect.stringContaining('不适合提交') })
  expect(await server.rows('cases')).toEqual(before)
})

test('an address that a person has to look at waits for one', async () => {
  const submitted = await server.call('lin', 'case', 'submit', aReport(place('中山路【review】1 号')))
  expect(submitted.state).toBe('submitted')
})

test('a good report asks once', async () => {
  const asked = jest.spyOn(server.wechat, 'openApi')
  await server.call('lin', 'case', 'submit', aReport())
  expect(asked.mock.calls.map(([api]) => api)).toEqual(['security.msgSecCheck'])
  expect(asked.mock.calls[0]?.[1]).toMatchObject({ content: expect.stringContaining('中山三路 1 号') })
  asked.mockRestore()
})

const given = (state: 'signed' | 'submitted' | 'processing' | 'replied') => {
  const _id = `words-${aKey()}`
  server.put('cases', [aCase({ _id, number: _id, state, physical: false })])
  return { caseId: _id, key: aKey() }
}

test.each([
  ['progress', 'wang', 'signed', { media: [] }],
  ['reply', 'wang', 'signed', { media: [] }],
  ['askInfo', 'wang', 'signed', {}],
  ['close', 'wang', 'replied', { media: [], reason: 'done' }],
  ['reject', 'dispatcher', 'submitted', { reason: 'notOurs' }],
] as const)('what staff write to citizens with %s is checked', async (action, by, state, more) => {
  const act = given(state)
  const error = await server.refused(by, 'staff', action, { ...act, ...more, text: RISKY })
  expect(error).toMatchObject({ code: 'content_rejected', fields: { text: expect.any(String) } })
  expect((await server.case(act.caseId)).state).toBe(state)
})

test.each([
  ['addNote', { media: [] }],
  ['withdraw', {}],
] as const)('what citizens add with %s is checked', async (action, more) => {
  const act = given('processing')
  const error = await server.refused('lin', 'case', action, { ...act, ...more, text: RISKY })
  expect(error.code).toBe('content_rejected')
})

test('words between colleagues are not sent anywhere', async () => {
  const asked = jest.spyOn(server.wechat, 'openApi')
  await server.call('supervisor', 'staff', 'urge', { ...given('processing'), text: '请尽快办理' })
  expect(asked).not.toHaveBeenCalled()
  asked.mockRestore()
})
