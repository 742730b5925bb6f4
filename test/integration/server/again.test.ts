import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { aCase, aKey, aNumber, aReport, DAY } from '../../builders'
import { allSamples, sampleMedia } from './samples'
import type { TestServer } from './server'
import { startServer } from './server'

/**
 * A phone that lost the answer sends the same again, perhaps much later: what was done before was done, whatever would
 * refuse it by now.
 */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  // Into which the sample merges.
  server.put('cases', [aCase({ _id: 'main', number: aNumber(2), state: 'signed' })])
})
afterEach(() => {
  server.services.checkText = checkText
})
afterAll(() => server.stop())
let checkText: TestServer['services']['checkText']
beforeEach(() => {
  checkText = server.services.checkText
})

const change = (collection: string, id: string, data: object) =>
  server.cloud.database().collection(collection).doc(id).update({ data })
/** What WeChat let pass it finds risky now. */
const turnRisky = () => {
  server.services.checkText = () => Promise.resolve('risky')
}

/** How a case must be for each action. */
const BEFORE: Record<string, Partial<CaseDoc>> = {
  accept: { state: 'submitted' },
  reject: { state: 'submitted' },
  dispatch: { state: 'accepted' },
  sign: {},
  progress: { state: 'signed' },
  contact: { state: 'signed' },
  reply: { state: 'signed' },
  askInfo: { state: 'signed' },
  requestExtension: { state: 'signed' },
  grantExtension: { state: 'signed', extension: { until: 1, reason: 'parts', askedAt: 1 } },
  refuseExtension: { state: 'signed', extension: { until: 1, reason: 'parts', askedAt: 1 } },
  handBack: { state: 'signed' },
  urge: {},
  publish: {},
  unpublish: { published: true },
  verify: { state: 'replied' },
  redo: { state: 'replied' },
  close: { state: 'replied' },
  reopen: { state: 'closed', closedAt: Date.UTC(2026, 10, 22) },
  rate: { state: 'closed', closedAt: Date.UTC(2026, 10, 22) },
  giveInfo: { state: 'needInfo' },
  addNote: {},
  withdraw: {},
  merge: { state: 'signed' },
}
const actions = allSamples('x').filter(
  ({ area, action, input }) => (area === 'case' || area === 'staff') && 'key' in input && action in BEFORE,
)

test.each(actions.map(({ area, action }) => [area, action] as const))(
  '%s.%s: after the case is over and archived, and its words would be refused',
  async (area, action) => {
    const _id = `${area}-${action}`
    server.put('cases', [aCase({ _id, number: _id, ...BEFORE[action] })])
    server.put('media', sampleMedia(_id))
    const sample = allSamples(_id).find((row) => row.area === area && row.action === action)
    if (!sample) throw new Error(`no sample of ${action}`)
    // The samples' pictures are the liaison's.
    const own = sample.by === 'supervisor' && 'media' in sample.input ? { media: [] } : {}
    const send = () => server.send(sample.by, area, { action, input: { ...sample.input, ...own } })
    expect(await send()).toMatchObject({ ok: true })
    // Others did something since, so that the latest entry is not this one.
    await change('cases', _id, {
      state: 'archived',
      lastEvent: { id: 'later', action: 'archive', at: 1, by: '' },
    })
    turnRisky()
    expect(await send()).toMatchObject({ ok: true, data: { state: 'archived' } })
    const entries = (await server.rows('history')).filter((row) =>
      JSON.stringify(row.subject).includes(`"${_id}"`),
    )
    expect(entries.map((row) => row.action)).toEqual([action])
  },
)

test('a report is one, also when its category is gone, a day has passed and its words would be refused', async () => {
  const report = aReport({ categoryId: 'gas', answers: {}, dangerDenied: true })
  const first = await server.call('chen', 'case', 'submit', report)
  server.now.value += 2 * DAY
  turnRisky()
  const again = await server.call('chen', 'case', 'submit', { ...report, answers: { gone: '大' } })
  expect([again.caseId, again.number]).toEqual([first.caseId, first.number])
})

test('a draft is one, and new words are saved once', async () => {
  const draft = { key: aKey(), title: '路灯维修公告', body: '本周检修' }
  const { articleId } = await server.call('editor', 'article', 'write', draft)
  const revised = { articleId, key: aKey(), title: '路灯维修公告', body: '下周检修' }
  await server.call('editor', 'article', 'revise', revised)
  await server.call('editor', 'article', 'submit', { articleId, key: aKey() })
  turnRisky()
  expect((await server.call('editor', 'article', 'write', draft)).articleId).toBe(articleId)
  expect(await server.call('editor', 'article', 'revise', revised)).toMatchObject({ body: '下周检修' })
})

test('whoever supports a case supports it, also when it has an answer by now', async () => {
  server.put('cases', [aCase({ _id: 'supported', number: 'supported', published: true })])
  const support = () => server.call('chen', 'case', 'support', { caseId: 'supported' })
  expect(await support()).toEqual({ supports: 1 })
  await change('cases', 'supported', { state: 'closed' })
  expect(await support()).toEqual({ supports: 1 })
  const late = await server.refused('banker', 'case', 'support', { caseId: 'supported' })
  expect(late.code).toBe('wrong_state')
})
