import type { MediaDoc } from '../../../cloudfunctions/areas/media/documents'
import { nextState } from '#domain/case/workflow'
import type { CaseState } from '#domain/case/workflow'
import { CASE_STATES } from '#domain/case/workflow'
import { aCase, aKey, aMedia, anUpload, aReport, HOUR, aNumber } from '../../builders'
import { everythingIn, expectClear } from './refusals'
import type { Sample } from './samples'
import { allSamples, CALLABLE, sampleMedia } from './samples'
import type { TestServer } from './server'
import { startServer } from './server'

const TEN_PICTURES = Array.from({ length: 10 }, (_, n) => aMedia('lin', `picture-${n}`))
const TWO_VIDEOS = [1, 2].map((n) => aMedia('lin', `video-${n}`, { kind: 'video' }))
const idsOf = (media: MediaDoc[]) => ({ media: media.map(({ _id }) => _id) })

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  server.put('media', [...sampleMedia('subject'), ...TEN_PICTURES, ...TWO_VIDEOS])
  server.put('cases', [
    aCase({ _id: 'subject', number: aNumber(1), published: true }),
    aCase({ _id: 'parent', number: aNumber(2), state: 'processing' }),
  ])
})
afterAll(() => server.stop())

/** Other lives have actions by the same names. */
const isOfCase = ({ area }: Sample): boolean => area === 'case' || area === 'staff'

const everything = () => everythingIn(server)

/** Inputs that differ from a good one in a single respect. */
function spoiled({ action, input }: Sample): [what: string, input: unknown][] {
  const optional = new Set([
    'text',
    'cursor',
    'categoryId',
    'townId',
    'group',
    'point',
    'address',
    'takenAt',
    // Left out where one does it alone.
    'coDepartmentIds',
    'name',
    'phone',
  ])
  const isOptional = (field: string) =>
    (optional.has(field) && !REQUIRED_TEXT.has(action)) ||
    ['elderMode', 'contactName', 'contactPhone', 'takenAt', 'cursor'].includes(field) ||
    action === 'publicList' ||
    action === 'prepare'
  return Object.entries(input).flatMap(([field, value]): [string, unknown][] => {
    const { [field]: _removed, ...without } = input
    const wrong = typeof value === 'string' ? 42 : 'x'.repeat(300)
    return [
      [`${field} of the wrong type`, { ...input, [field]: wrong }],
      [`${field} null`, { ...input, [field]: null }],
      [`${field} an object with a command`, { ...input, [field]: { $ne: '' } }],
      ...(typeof value === 'string'
        ? [
            [`${field} too long`, { ...input, [field]: '长'.repeat(5_000) }] as [string, unknown],
            [`${field} huge`, { ...input, [field]: 'x'.repeat(200_000) }] as [string, unknown],
          ]
        : []),
      ...(Array.isArray(value)
        ? [42, '', { $ne: '' }, null].map((item): [string, unknown] => [
            `${field} with ${JSON.stringify(item)} in it`,
            { ...input, [field]: [...(value as unknown[]), item] },
          ])
        : []),
      ...(isOptional(field) ? [] : [[`${field} missing`, without] as [string, unknown]]),
    ]
  })
}
const REQUIRED_TEXT = new Set([
  'submit',
  'reject',
  'redo',
  'urge',
  'refuseExtension',
  'handBack',
  'progress',
  'askInfo',
  'requestExtension',
  'reply',
  'giveInfo',
  'addNote',
  'reopen',
  'rate',
  'mine',
])

test.each(allSamples('subject').map((sample) => [`${sample.area}.${sample.action}`, sample] as const))(
  '%s refuses whatever is not quite its input, and writes nothing',
  async (_name, sample) => {
    const { area, action, by } = sample
    const before = everything()
    const inputs: [string, unknown][] = [
      ['nothing at all', null],
      ['a text', 'x'],
      ['a list', [1]],
      ...spoiled(sample),
    ]
    for (const [what, input] of inputs) {
      const answer = await server.send(by, area, { action, input })
      const result = answer.ok ? `${what} was accepted` : answer.error.code
      expect(result).toMatch(/^(invalid_input|payload_too_large)$/)
      if (!answer.ok) expectClear(answer.error)
    }
    expect(everything()).toBe(before)
  },
)

test.each(CALLABLE)('%s is refused in every state that the table does not name', async (action) => {
  const sample = allSamples('x').find((row) => isOfCase(row) && row.action === action)
  if (!sample) throw new Error(`no sample of ${action}`)
  const forbidden = CASE_STATES.filter((state) => nextState(action, state) === undefined)
  const put = (state: CaseState) =>
    aCase({ _id: `${action}-${state}`, number: `${action}-${state}`, state, published: true })
  server.put('cases', forbidden.map(put))
  const before = everything()
  for (const state of forbidden) {
    const input = { ...sample.input, caseId: `${action}-${state}`, key: aKey() }
    const error = await server.refused(sample.by, sample.area, action, input)
    expect(`${state} ${error.code}`).toMatch(/ (wrong_state|case_conflict)$/)
    expectClear(error)
  }
  expect(everything()).toBe(before)
})

test.each(allSamples('subject').filter(({ input }) => 'caseId' in input))(
  '$area.$action of a case that does not exist: it is not found',
  async ({ area, action, by, input }) => {
    const error = await server.refused(by, area, action, { ...input, caseId: 'nobodys' })
    expect(error.code).toBe('case_not_found')
  },
)

test.each(['sign', 'reply', 'close', 'handBack', 'publish'])(
  'a liaison of another department cannot %s, and does not even learn that the case exists',
  async (action) => {
    server.put('cases', [aCase({ _id: `hidden-${action}`, number: `hidden-${action}` })])
    const sample = allSamples(`hidden-${action}`).find((row) => isOfCase(row) && row.action === action)
    const input = { ...sample?.input, media: [aMedia('he')._id] }
    expect((await server.refused('he', 'staff', action, input)).code).toBe('case_not_found')
  },
)

test.each(['rate', 'giveInfo', 'addNote', 'reopen', 'withdraw'])(
  'a stranger cannot %s somebody else’s public case',
  async (action) => {
    const state = {
      rate: 'closed',
      giveInfo: 'needInfo',
      addNote: 'signed',
      reopen: 'closed',
      withdraw: 'dispatched',
    }[action] as CaseState
    const _id = `foreign-${action}`
    const closedAt = state === 'closed' ? server.now.value : 0
    server.put('cases', [aCase({ _id, number: _id, state, closedAt, published: true })])
    const sample = allSamples(_id).find((row) => isOfCase(row) && row.action === action)
    const { media: _media, ...input } = sample?.input ?? {}
    const whole = 'media' in (sample?.input ?? {}) ? { ...input, media: [] } : input
    expect((await server.refused('chen', 'case', action, whole)).code).toBe('forbidden')
  },
)

describe('a report', () => {
  // The cases put there above count as reports of the last hour.
  beforeAll(() => {
    server.now.value += 2 * HOUR
  })

  const cases: [string, Parameters<typeof aReport>[0], string, string][] = [
    ['an unknown category', { categoryId: 'nothing' }, 'unknown_category', 'categoryId'],
    [
      'a place in the sea',
      { place: { ...aReport().place, point: { longitude: 114.5, latitude: 21 } } },
      'outside_city',
      'place',
    ],
    ['a danger that was not denied', { categoryId: 'gas' }, 'danger_call', ''],
    ['an answer that is no choice', { answers: { size: '巨大' } }, 'invalid_input', 'answers.size'],
    ['an answer to no question', { answers: { other: '大' } }, 'invalid_input', 'answers.other'],
    ['another person’s picture', { media: [anUpload('chen')] }, 'foreign_file', 'media'],
    [
      'a picture outside the folder by dots',
      {
        media: [{ ...anUpload('lin'), fileId: anUpload('lin').fileId.replace('a.jpg', '../x/a.jpg') }],
      },
      'foreign_file',
      'media',
    ],
    ['ten pictures', idsOf(TEN_PICTURES), 'invalid_input', 'media'],
    ['two videos', idsOf(TWO_VIDEOS), 'invalid_input', 'media'],
    [
      'a video of two minutes',
      { media: [anUpload('lin', 'long', { kind: 'video', duration: 120 })] },
      'invalid_input',
      'media.0.duration',
    ],
    [
      'a text of nothing but control characters',
      { text: '\u0000\u0007\u200b \n\u202e\t ' },
      'invalid_input',
      'text',
    ],
    ['a phone that is none', { contactPhone: '12345' }, 'invalid_input', 'contactPhone'],
    ['a risky text', { text: '这里有【risky】内容，不应提交' }, 'content_rejected', 'text'],
  ]
  test.each(cases)('with %s is refused', async (_what, changes, code, field) => {
    const before = everything()
    const error = await server.refused('lin', 'case', 'submit', aReport(changes))
    expect(error.code).toBe(code)
    if (field) expect(error.fields).toHaveProperty([field])
    expectClear(error)
    expect(everything()).toBe(before)
  })

  test('of somebody who has not agreed to the privacy guide is refused', async () => {
    expect((await server.refused('zhao', 'case', 'submit', aReport())).code).toBe('privacy_not_agreed')
    await server.call('zhao', 'account', 'agreePrivacy', { version: 'p1' })
    expect((await server.call('zhao', 'case', 'submit', aReport())).state).toBe('dispatched')
  })

  test('is stored without control characters and with plain line breaks', async () => {
    const text = '\u0000第一行\u202e文字\r\n\r\n\r\n\r\n第二行\u0007 '
    const { caseId } = await server.call('lin', 'case', 'submit', aReport({ text }))
    expect((await server.case(caseId)).text).toBe('第一行文字\n\n第二行')
  })

  test('to be reviewed, or not checkable, waits for a dispatcher', async () => {
    const reviewed = await server.call('lin', 'case', 'submit', aReport({ text: '一段需要【review】的文字' }))
    expect(reviewed.state).toBe('submitted')
    server.wechat.failNext('security.msgSecCheck', 'unreachable')
    const unchecked = await server.call('lin', 'case', 'submit', aReport())
    expect(unchecked.state).toBe('submitted')
    const view = await server.call('dispatcher', 'case', 'view', { caseId: unchecked.caseId })
    expect(view.actions.map(({ action }) => action)).toEqual(['accept', 'contact', 'urge', 'merge', 'reject'])
  })
})

test('whoever is not known to WeChat, an unknown action and a broken event are refused', async () => {
  expect((await server.refused('', 'case', 'form', {})).code).toBe('not_signed_in')
  for (const action of ['nothing', 'constructor', '__proto__', 'toString', 7]) {
    const answer = await server.send('lin', 'case', { action, input: {} })
    expect(answer).toMatchObject({ ok: false, error: { code: 'unknown_action' } })
  }
  for (const event of [null, undefined, 7, 'x', []]) {
    expect((await server.send('lin', 'case', event)).ok).toBe(false)
  }
})

test('an identity in the input changes nothing', async () => {
  const answer = await server.send('chen', 'account', {
    action: 'start',
    input: { openid: 'lin' },
    openid: 'lin',
  })
  const mine = await server.send('lin', 'account', { action: 'start', input: {} })
  expect(JSON.stringify(answer)).not.toBe(JSON.stringify(mine))
})
