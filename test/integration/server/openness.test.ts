import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import type { MediaCheck } from '#domain/case/types'
import { isIn } from '#domain/case/workflow'
import { CASE_STATES } from '#domain/case/workflow'
import { aCase, aKey, aMedia, anEvent, aRef, CENTRE, DAY } from '../../builders'
import { idOf } from '../../../cloudfunctions/kernel/ids'
import { pathOf } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'

const SECRETS = {
  openid: 'openid-of-the-reporter',
  phone: '13812345678',
  name: '欧阳某某',
  inText: '13987654321',
  identity: '442000199001011234',
  note: '内部备注不可外传',
  answer: '只给部门看的回答',
}
const STAFF_NAME = '联络wang'

const PICTURES = (['checked pass', 'waiting pending', 'refused risky'] as const).map((what) => {
  const [name, check] = what.split(' ') as [string, MediaCheck]
  return aMedia(SECRETS.openid, name, { check, thumbCheck: check })
})

function secretCase(id: string, changes: Partial<CaseDoc> = {}): CaseDoc {
  return aCase({
    _id: id,
    number: id,
    text: `请联系 ${SECRETS.inText}，身份证 ${SECRETS.identity}，路灯不亮`,
    place: {
      address: '中山三路 1 号 502房',
      townId: 'east',
      point: { type: 'Point', coordinates: [113.38123456, 22.52123456] },
    },
    physical: false,
    reporter: { openid: SECRETS.openid, name: SECRETS.name, phone: SECRETS.phone, anonymous: false },
    answers: { size: SECRETS.answer },
    media: PICTURES.map(aRef),
    published: true,
    state: 'processing',
    ...changes,
  })
}

let server: TestServer

beforeAll(async () => {
  server = await startServer()
  for (const { fileId, thumbId } of PICTURES)
    for (const id of [fileId, thumbId]) await server.files.write(pathOf(id), Buffer.from('picture'))
  server.put('media', PICTURES)
  server.put('cases', [
    secretCase('open'),
    secretCase('hidden', { published: false, number: 'hidden' }),
    ...CASE_STATES.map((state) =>
      secretCase(`state-${state}`, { state, number: `state-${state}`, media: [] }),
    ),
  ])
  server.put('history', [
    anEvent({
      _id: 'e1',
      caseId: 'open',
      actor: { openid: SECRETS.openid, party: 'reporter', name: '', departmentId: '' },
    }),
    anEvent({
      _id: 'e2',
      caseId: 'open',
      version: 2,
      action: 'progress',
      text: `已电话 ${SECRETS.inText} 沟通`,
      actor: { openid: 'wang', party: 'lead', name: STAFF_NAME, departmentId: 'streets' },
    }),
    anEvent({
      _id: 'e3',
      caseId: 'open',
      version: 3,
      action: 'urge',
      text: SECRETS.note,
      actor: { openid: 'supervisor', party: 'supervisor', name: '督办老周', departmentId: '' },
    }),
    anEvent({
      _id: 'e4',
      caseId: 'open',
      version: 4,
      action: 'progress',
      text: SECRETS.note,
      internal: true,
    }),
    anEvent({ _id: 'e5', caseId: 'open', version: 5, action: 'handBack', text: SECRETS.note }),
  ])
  server.put('supports', [{ _id: idOf('support', 'open', 'chen'), caseId: 'open', openid: 'chen', at: 1 }])
})
afterAll(() => server.stop())

/** Everything that the person can read, in one text. */
async function readable(person: string): Promise<string> {
  const { call } = server
  const box = { southWest: { longitude: 113, latitude: 22 }, northEast: { longitude: 114, latitude: 23 } }
  const answers = await Promise.all([
    call(person, 'case', 'view', { caseId: 'open' }),
    call(person, 'case', 'publicList', {}),
    call(person, 'case', 'publicMap', box),
    call(person, 'case', 'prepare', { point: CENTRE, text: '路灯', categoryId: 'manhole' }),
    call(person, 'case', 'mine', { group: 'all' }),
    call(person, 'case', 'mine', { group: 'supported' }),
    call(person, 'city', 'home', {}),
    call(person, 'account', 'start', {}),
    call(person, 'account', 'inbox', {}),
  ])
  return JSON.stringify(answers)
}

test('a stranger reads nothing that identifies the reporter or a colleague, and no internal word', async () => {
  const text = await readable('chen')
  expect(text).toContain('路灯不亮')
  for (const secret of [...Object.values(SECRETS), STAFF_NAME, '督办老周', ' 502', '113.3812', 'robot']) {
    expect(text).not.toContain(secret)
  }
  for (const { _id } of (await server.rows('people')).filter(({ _id }) => _id !== 'chen')) {
    expect(text).not.toContain(`"${String(_id)}"`)
  }
})

test('the public sees checked pictures only, the reporter also those that wait, staff all of them', async () => {
  const seen = async (person: string) => {
    const { media } = await server.call(person, 'case', 'view', { caseId: 'open' })
    return media.map(({ url, check }) => `${/checked|waiting|refused/.exec(url)?.[0] ?? url} ${check ?? ''}`)
  }
  expect(await seen('chen')).toEqual(['checked '])
  expect(await seen(SECRETS.openid)).toEqual(['checked pass', 'waiting pending'])
  expect(await seen('wang')).toEqual(['checked pass', 'waiting pending', 'refused risky'])
})

test.each([
  [SECRETS.openid, true],
  ['wang', true],
  ['dispatcher', true],
  ['supervisor', false],
  ['chen', false],
  ['he', false],
])('%s sees how to reach the reporter: %s', async (person, sees) => {
  const view = await server.call(person, 'case', 'view', { caseId: 'open' })
  expect(view.contact !== undefined).toBe(sees)
  expect(JSON.stringify(view).includes(SECRETS.phone)).toBe(sees)
})

test('an anonymous reporter is hidden from the department, and from it alone', async () => {
  const reporter = { openid: SECRETS.openid, name: SECRETS.name, phone: SECRETS.phone, anonymous: true }
  server.put('cases', [secretCase('anonymous', { number: 'anonymous', reporter })])
  const contact = async (person: string) =>
    (await server.call(person, 'case', 'view', { caseId: 'anonymous' })).contact
  expect(await contact('wang')).toBeUndefined()
  expect(await contact('dispatcher')).toMatchObject({ phone: SECRETS.phone })
  const queue = await server.call('wang', 'staff', 'queue', { tab: 'inHand' })
  expect(JSON.stringify(queue)).not.toContain(SECRETS.phone)
  expect(JSON.stringify(queue)).not.toContain(SECRETS.openid)
})

test('the reporter reads their own words and the department’s, not what colleagues tell each other', async () => {
  const view = await server.call(SECRETS.openid, 'case', 'view', { caseId: 'open' })
  const text = JSON.stringify(view)
  expect(text).toContain(SECRETS.inText)
  expect(text).not.toContain(SECRETS.note)
  expect(text).not.toContain(STAFF_NAME)
  expect(view.timeline.map(({ by }) => by)).toContain('streets管理局')
})

test.each(CASE_STATES)(
  'a published case that is %s is seen as the table says, in every list',
  async (state) => {
    const isPublic = isIn('publishable', state)
    const id = `state-${state}`
    const answer = await server.send('chen', 'case', { action: 'view', input: { caseId: id } })
    expect(answer.ok).toBe(isPublic)
    const list = await server.call('chen', 'case', 'publicList', {})
    const ids: string[] = list.items.map((card) => card.id)
    expect(ids.includes(id)).toBe(isPublic)
  },
)

test.each(CASE_STATES.filter((state) => isIn('publishable', state) || state === 'returned'))(
  'a published case that is %s can be taken down, and nobody finds it then',
  async (state) => {
    const _id = `down-${state}`
    const closedAt = isIn('finished', state) ? 1 : 0
    server.put('cases', [secretCase(_id, { state, closedAt })])
    const { actions } = await server.call('dispatcher', 'case', 'view', { caseId: _id })
    expect(actions.map(({ action }) => action)).toContain('unpublish')
    const act = { caseId: _id, key: aKey(), text: '有个人信息' }
    expect(await server.call('dispatcher', 'staff', 'unpublish', act)).toMatchObject({
      state,
      published: false,
    })
    expect((await server.refused('chen', 'case', 'view', { caseId: _id })).code).toBe('case_not_found')
    expect((await server.case(_id)).mapCells.filter((cell) => cell.startsWith('public'))).toEqual([])
    expect(await readable('chen')).not.toContain(_id)
  },
)

test('one that was archived is not said to wait for being published again', async () => {
  server.put('cases', [secretCase('down-for-good', { state: 'archived', closedAt: 1 })])
  const act = { caseId: 'down-for-good', key: aKey(), text: '有个人信息' }
  const { actions, mayBePublished } = await server.call('dispatcher', 'staff', 'unpublish', act)
  expect([actions, mayBePublished]).toEqual([[], false])
})

test('a case that is not published reaches nobody but its people, in any action', async () => {
  const act = { caseId: 'hidden', key: 'key-12345678' }
  expect((await server.refused('chen', 'case', 'view', act)).code).toBe('case_not_found')
  expect((await server.refused('chen', 'case', 'support', act)).code).toBe('case_not_found')
  expect((await server.refused('chen', 'case', 'unsupport', act)).code).toBe('case_not_found')
  const note = { ...act, text: '补充一下', media: [] }
  expect((await server.refused('chen', 'case', 'addNote', note)).code).toBe('case_not_found')
  expect(await readable('chen')).not.toContain('hidden')
  expect((await server.call('wang', 'case', 'view', { caseId: 'hidden' })).sight).toBe('staff')
})

test('a liaison sees neighbours only where they are their department’s or public', async () => {
  server.put('cases', [
    aCase({ _id: 'their', number: 'their', leadDepartmentId: 'water' }),
    aCase({ _id: 'own', number: 'own' }),
  ])
  const { items } = await server.call('wang', 'staff', 'nearby', { caseId: 'own' })
  expect(items.map(({ id }) => id)).not.toContain('their')
})

test('a rating’s words stay between citizen and department', async () => {
  const rating = {
    grade: 1 as const,
    solved: 'no' as const,
    reasons: ['处理太慢'],
    text: '某某态度差',
    at: 1,
  }
  server.put('cases', [secretCase('rated', { number: 'rated', state: 'rated', closedAt: DAY, rating })])
  const seen = await server.call('chen', 'case', 'view', { caseId: 'rated' })
  expect(seen.rating).toMatchObject({ grade: 1, text: '' })
  expect((await server.call('wang', 'case', 'view', { caseId: 'rated' })).rating?.text).toBe('某某态度差')
})
