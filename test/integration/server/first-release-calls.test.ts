import type { Answer } from '#domain/api/common'
import type { PhoneFunctionName } from '#domain/api/index'
import { PROGRAMS } from '../../../cloudfunctions/functions'
import type { PhoneFunction } from '../../../cloudfunctions/kernel/handler'
import { aCase, aKey, aNumber, aReport } from '../../builders'
import calls from '../../fixtures/first-release/calls.json'
import { jpeg } from '../../support/media'
import { pathOf, uploaded } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'

/** Phones that run the first release: they call a function an area and name the action alone. */

let server: TestServer
let mains: Record<PhoneFunctionName, PhoneFunction>
beforeAll(async () => {
  server = await startServer()
  server.put('cases', [
    aCase({ _id: 'subject', number: aNumber(1), published: true }),
    aCase({ _id: 'parent', number: aNumber(2), state: 'processing' }),
  ])
  mains = {
    citizen: (await import('../../../cloudfunctions/citizen')).main,
    staff: (await import('../../../cloudfunctions/staff')).main,
  }
})
afterAll(() => server.stop())

/** @param name as the first release called the function */
function callAs(openid: string, name: string, action: string, input: unknown): Promise<Answer<unknown>> {
  Object.assign(process.env, { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: openid, TCB_SOURCE: 'wx_client' })
  return mains[PROGRAMS[name] as PhoneFunctionName]({ action, input })
}

async function done(...call: Parameters<typeof callAs>): Promise<Record<string, unknown>> {
  const answer = await callAs(...call)
  if (!answer.ok) throw new Error(`${call[1]}.${call[2]}: ${JSON.stringify(answer.error)}`)
  return answer.data as Record<string, unknown>
}

/** These are ours to mend; any other code speaks of the case, not of the call. */
const OURS = ['unknown_action', 'invalid_input', 'forbidden', 'unusable_file', 'foreign_file', 'internal']

test.each(calls.map((call) => [`${call.area}.${call.action}`, call] as const))(
  '%s of the first release is understood',
  async (_name, { area, action, by, input }) => {
    const files = (input as { media?: { fileId: string; thumbId: string }[] }).media ?? []
    for (const { fileId, thumbId } of files) {
      await server.files.write(pathOf(fileId), jpeg(fileId))
      await server.files.write(pathOf(thumbId), jpeg(thumbId))
    }
    const answer = await callAs(by, area, action, input)
    expect(answer.ok ? 'ok' : answer.error.code).not.toMatch(new RegExp(OURS.join('|')))
  },
)

test('what such a phone sends twice is taken once, and read where all histories are', async () => {
  server.now.value = Date.now()
  const report = { ...aReport(), media: [await uploaded(server, 'lin', 'before')] }
  const { caseId } = await done('lin', 'case', 'submit', report)
  await expect(done('lin', 'case', 'submit', report)).resolves.toMatchObject({ caseId })

  const note = { caseId, key: aKey(), text: '还有一处', media: [await uploaded(server, 'lin', 'more')] }
  await done('lin', 'case', 'addNote', note)
  await done('wang', 'staff', 'sign', { caseId, key: aKey() })
  await done('lin', 'case', 'addNote', note)

  const { timeline } = await done('lin', 'case', 'view', { caseId })
  const told = (timeline as { action: string }[]).map(({ action }) => action)
  expect(told).toEqual(['sign', 'addNote', 'autoDispatch', 'submit'])
  expect(await server.rows('case_events')).toEqual([])
})

test('the desk of such a phone has its lists of reasons', async () => {
  const choices = await done('wang', 'staff', 'choices', {})
  for (const list of ['rejectReasons', 'handBackReasons', 'closeReasons', 'extensionReasons'])
    expect(choices[list]).toHaveLength(1)
  expect(choices['reasons']).toMatchObject({ reject: choices['rejectReasons'] })
})
