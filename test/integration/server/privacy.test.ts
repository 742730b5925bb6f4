import type { TestServer } from './server'
import { startServer } from './server'
import { aReport } from '../../builders'

let server: TestServer

beforeEach(async () => (server = await startServer()))
afterEach(() => server.stop())

const agree = (person: string, version: string) => server.call(person, 'account', 'agreePrivacy', { version })
/** What a city's administrator does, seen by instances that have read the settings a moment ago. */
const changeGuide = (privacyVersion: string) =>
  server.cloud.database().collection('settings').doc('city').update({ data: { privacyVersion } })

describe('the privacy guide', () => {
  test('somebody whom nobody has seen before agrees to the version they are told, and may report', async () => {
    const first = await server.call('nobody-yet', 'account', 'start', {})
    expect(first.privacyAgreed).toBe(false)
    expect((await server.refused('nobody-yet', 'case', 'submit', aReport())).code).toBe('privacy_not_agreed')
    await agree('nobody-yet', first.city.privacyVersion)
    expect((await server.call('nobody-yet', 'account', 'start', {})).privacyAgreed).toBe(true)
    expect(await server.call('nobody-yet', 'case', 'submit', aReport())).toHaveProperty('number')
  })

  test('whoever agrees before anything else is stored once, however often they agree', async () => {
    await Promise.all([agree('hasty', 'p1'), agree('hasty', 'p1')])
    await agree('hasty', 'p1')
    const stored = (await server.rows('people')).filter(({ _id }) => _id === 'hasty')
    expect(stored).toEqual([expect.objectContaining({ privacyVersion: 'p1' })])
  })

  test('a new version: everybody is asked again, is told which, can agree and report at once', async () => {
    await server.call('lin', 'case', 'submit', aReport())
    await changeGuide('p2')
    server.now.value += 60_000
    expect((await server.refused('lin', 'case', 'submit', aReport())).code).toBe('privacy_not_agreed')
    const refusal = await server.refused('lin', 'account', 'agreePrivacy', { version: 'p1' })
    expect(refusal).toMatchObject({
      code: 'privacy_not_agreed',
      message: expect.stringContaining('已更新') as string,
    })
    const { city, privacyAgreed } = await server.call('lin', 'account', 'start', {})
    expect({ version: city.privacyVersion, privacyAgreed }).toEqual({ version: 'p2', privacyAgreed: false })
    await agree('lin', city.privacyVersion)
    expect(await server.call('lin', 'case', 'submit', aReport())).toHaveProperty('number')
  })

  test('an instance that does not know the new version yet refuses nobody who agreed to it, and tells it', async () => {
    await server.call('lin', 'case', 'form', {})
    await changeGuide('p2')
    expect((await server.call('lin', 'account', 'start', {})).city.privacyVersion).toBe('p2')
    expect((await server.refused('lin', 'account', 'agreePrivacy', { version: 'p1' })).code).toBe(
      'privacy_not_agreed',
    )
    await agree('lin', 'p2')
    expect(await server.call('lin', 'case', 'submit', aReport())).toHaveProperty('number')
  })

  test('whoever has not agreed leaves no name, no number and no words; large type and taking a number away are free', async () => {
    for (const profile of [{ name: '陈先生' }, { phone: '13800000001' }])
      expect((await server.refused('nobody-yet', 'account', 'updateProfile', profile)).code).toBe(
        'privacy_not_agreed',
      )
    expect((await server.rows('people')).filter(({ _id }) => _id === 'nobody-yet')).toEqual([])
    await server.call('nobody-yet', 'account', 'updateProfile', { elderMode: true, phone: '' })
    const { caseId } = await server.call('lin', 'case', 'submit', aReport())
    await changeGuide('p2')
    server.now.value += 60_000
    const note = { caseId, key: 'note-key-00000001', text: '补充说明', media: [] }
    for (const action of ['addNote', 'giveInfo', 'reopen'] as const)
      expect((await server.refused('lin', 'case', action, note)).code).toBe('privacy_not_agreed')
    const rating = {
      caseId,
      key: 'rate-key-00000001',
      grade: 5,
      solved: 'yes',
      reasons: [],
      text: '',
    } as const
    expect((await server.refused('lin', 'case', 'rate', rating)).code).toBe('privacy_not_agreed')
  })

  test('a guide without a version is agreed to by nobody', async () => {
    await changeGuide('')
    server.now.value += 60_000
    expect((await server.refused('nobody-yet', 'case', 'submit', aReport())).code).toBe('privacy_not_agreed')
  })

  test('whoever has not agreed reads what is public', async () => {
    for (const [area, action] of [
      ['city', 'home'],
      ['city', 'services'],
      ['case', 'publicList'],
      ['case', 'form'],
      ['account', 'inbox'],
    ] as const)
      expect(await server.send('nobody-yet', area, { action, input: {} })).toMatchObject({ ok: true })
  })
})
