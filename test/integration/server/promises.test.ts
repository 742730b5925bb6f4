import { RATING_WINDOW_DAYS, REMIND_ON_DAY, REOPEN_WINDOW_DAYS } from '#domain/case/limits'
import type { ClockKind, Clocks, PromiseKind } from '#domain/case/types'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import type { InboxDoc } from '../../../cloudfunctions/kernel/documents'
import { aCase, aKey, aNumber, aReport, DAY, HOUR, MONDAY_MORNING } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
beforeEach(() => {
  server.now.value = MONDAY_MORNING
})

let count = 0
function given(changes: Partial<CaseDoc> = {}): string {
  const _id = `promise-${(count += 1)}`
  server.put('cases', [aCase({ _id, number: aNumber(count), submittedAt: server.now.value, ...changes })])
  return _id
}
const act = (caseId: string) => ({ caseId, key: aKey() })
const isAbout = ({ subject }: Partial<InboxDoc>, caseId: string) =>
  subject?.kind === 'case' && subject.id === caseId
const told = async (caseId: string) =>
  (await server.rows('inbox'))
    .filter((row) => isAbout(row, caseId))
    .map(({ openid, title }) => `${String(openid)} ${String(title)}`)
    .sort()

/** Every time that the product promises to somebody. A new clock of a case needs a row: the type asks for it. */
type Promised =
  | keyof Clocks
  | Exclude<ClockKind, PromiseKind>
  | 'extension'
  | 'infoDays'
  | 'ratingReminder'
  | 'ratingWindow'
  | 'reopenWindow'
  | 'reopenedClocks'

interface Watched {
  /** The case to which it was promised. */
  of: Partial<CaseDoc>
  due: number
  /** What the watcher has done, once the time has come; nothing of it a millisecond before. */
  done(caseId: string): Promise<boolean>
}

const start = MONDAY_MORNING
const closed = { state: 'closed', closedAt: start, stateAt: start, contactedAt: start } as const
const isTold = (line: string) => async (caseId: string) => (await told(caseId)).includes(line)
const refuses = (action: 'rate' | 'reopen') => async (caseId: string) => {
  const rating = { grade: 5, solved: 'yes', reasons: [], text: '' }
  const input = { ...act(caseId), ...(action === 'rate' ? rating : { text: '没有解决', media: [] }) }
  const view = await server.call('lin', 'case', 'view', { caseId })
  const isOffered = view.actions.some((offer) => offer.action === action)
  return !isOffered && !(await server.send('lin', 'case', { action, input })).ok
}

const PROMISES: Record<Promised, Watched> = {
  signDue: {
    of: { state: 'dispatched', contactedAt: start },
    due: start + 2 * HOUR,
    done: isTold('wang 办件已超期'),
  },
  contactDue: { of: { state: 'signed' }, due: start + DAY, done: isTold('wang 首次联系已超期') },
  resolveDue: {
    of: { state: 'processing', contactedAt: start },
    due: start + 7 * DAY,
    done: isTold('wang 办件已超期'),
  },
  extension: {
    of: {
      state: 'processing',
      contactedAt: start,
      extended: true,
      clocks: { signDue: start, contactDue: start, resolveDue: start + 20 * DAY },
    },
    due: start + 20 * DAY,
    done: isTold('wang 办件已超期'),
  },
  reopenedClocks: {
    of: { state: 'reopened', promisedAt: start },
    due: start + DAY,
    done: isTold('wang 首次联系已超期'),
  },
  callBack: {
    of: {
      ...closed,
      state: 'rated',
      callBack: { since: start, due: start + 5 * DAY, tries: 0, doneAt: 0, warned: [] },
    },
    due: start + 5 * DAY,
    done: isTold('supervisor 回访已超期'),
  },
  infoDays: {
    of: { state: 'needInfo', pausedAt: start, contactedAt: start },
    due: start + 5 * DAY,
    done: async (caseId) => (await server.case(caseId)).state === 'processing',
  },
  ratingReminder: {
    of: closed,
    due: start + REMIND_ON_DAY * DAY,
    done: isTold('lin 请评价办理结果'),
  },
  ratingWindow: { of: closed, due: start + RATING_WINDOW_DAYS * DAY + 1, done: refuses('rate') },
  reopenWindow: { of: closed, due: start + REOPEN_WINDOW_DAYS * DAY + 1, done: refuses('reopen') },
}

test.each(Object.entries(PROMISES))(
  '%s is watched: nothing before its time, then it happens',
  async (...row) => {
    const [, { of, due, done }] = row
    const caseId = given(of)
    const sweepAt = async () => {
      // The timer comes every five minutes, and each time does one step of a case.
      for (const _ of [1, 2, 3]) await server.sweep()
    }
    server.now.value = due - 1
    if (of !== closed || due <= start + REMIND_ON_DAY * DAY) await sweepAt()
    expect(await done(caseId)).toBe(false)
    server.now.value = due
    if (of !== closed || due <= start + REMIND_ON_DAY * DAY) await sweepAt()
    expect(await done(caseId)).toBe(true)
  },
)

describe('first contact', () => {
  test('warns the department at 75 and 100 %, supervision at 150 %, each once, beside the other clock', async () => {
    const caseId = given({ state: 'signed' })
    const at = async (part: number) => {
      server.now.value = start + DAY * part
      for (const _ of [1, 2]) await server.sweep()
      return told(caseId)
    }
    expect(await at(0.74)).toEqual([])
    expect(await at(0.75)).toEqual(['sun 首次联系即将到期', 'wang 首次联系即将到期'])
    expect(await at(1)).toHaveLength(4)
    expect((await at(1.5)).filter((line) => line.startsWith('supervisor'))).toEqual([
      'supervisor 首次联系严重超期',
    ])
    const { warned, contactWarned } = await server.case(caseId)
    expect([warned, contactWarned]).toEqual([[], ['warn', 'late', 'escalated']])
    const after = await at(5.25)
    expect(after.filter((line) => line.includes('办件即将到期'))).toHaveLength(2)
  })

  test('and the other clock at the same moment: both are told, each once', async () => {
    const caseId = given({ state: 'signed' })
    server.now.value = start + 6 * DAY
    for (const _ of [1, 2]) await server.sweep()
    expect(await told(caseId)).toEqual([
      'sun 办件即将到期',
      'sun 首次联系严重超期',
      'supervisor 首次联系严重超期',
      'wang 办件即将到期',
      'wang 首次联系严重超期',
    ])
  })

  test('is on the queue and on the page while it is due first, then the other clock is', async () => {
    const caseId = given({ state: 'signed' })
    server.now.value = start + DAY + HOUR
    const row = async () =>
      (await server.call('wang', 'staff', 'queue', { tab: 'inHand' })).items.find(({ id }) => id === caseId)
    expect(await row()).toMatchObject({
      light: 'late',
      due: { kind: 'contact', at: start + DAY, from: start },
    })
    const late = await server.call('wang', 'staff', 'queue', { tab: 'late' })
    expect(late.items.map(({ id }) => id)).toContain(caseId)
    expect((await server.call('wang', 'case', 'view', { caseId })).due?.kind).toBe('contact')
    await server.call('wang', 'staff', 'contact', { ...act(caseId), reached: true })
    expect(await row()).toMatchObject({ light: 'ok', due: { kind: 'resolve', at: start + 7 * DAY } })
  })

  test('a call that reached nobody is recorded and leaves the clock running; one that did stops it', async () => {
    const caseId = given({ state: 'signed' })
    server.now.value += HOUR
    const missed = await server.call('wang', 'staff', 'contact', {
      ...act(caseId),
      reached: false,
      text: '无人接听',
    })
    expect(missed).toMatchObject({ state: 'signed', due: { kind: 'contact' } })
    expect(missed.entry).toMatchObject({ action: 'contact', reached: false, text: '无人接听' })
    expect(missed.actions.map(({ action }) => action)).toContain('contact')
    const again = { ...act(caseId), reached: true }
    const reached = await server.call('wang', 'staff', 'contact', again)
    await server.call('wang', 'staff', 'contact', again)
    expect(reached.actions.map(({ action }) => action)).not.toContain('contact')
    expect((await server.case(caseId)).contactedAt).toBe(server.now.value)
    const calls = async (person: string) =>
      (await server.call(person, 'case', 'view', { caseId })).timeline.filter(
        ({ action }) => action === 'contact',
      )
    expect(await calls('wang')).toHaveLength(2)
    expect(await calls('lin')).toEqual([])
    server.now.value = start + DAY * 1.5
    await server.sweep()
    expect(await told(caseId)).toEqual([])
  })

  test.each(['progress', 'askInfo'] as const)('%s counts as contact', async (action) => {
    const caseId = given({ state: 'signed' })
    const input = { ...act(caseId), text: '已安排人员查看', media: [] }
    expect((await server.send('wang', 'staff', { action, input })).ok).toBe(true)
    expect((await server.case(caseId)).contactedAt).toBe(server.now.value)
  })

  test('the platform is warned while it still has the case', async () => {
    const caseId = given({ state: 'submitted', warned: ['warn', 'late', 'escalated'] })
    server.now.value = start + DAY
    await server.sweep()
    expect(await told(caseId)).toEqual(['dispatcher 首次联系已超期'])
  })

  test('is not promised to whoever is anonymous and left no number', async () => {
    const report = (changes: object) =>
      server.call('chen', 'case', 'submit', aReport({ contactName: '', contactPhone: '', ...changes }))
    const nobody = await report({ anonymous: true })
    expect(nobody.clocks.contactDue).toBe(0)
    const view = await server.call('wang', 'case', 'view', { caseId: nobody.caseId })
    expect(view.actions.map(({ action }) => action)).not.toContain('contact')
    expect(
      (await report({ anonymous: true, contactPhone: '13800000009' })).clocks.contactDue,
    ).toBeGreaterThan(0)
    expect((await report({ anonymous: false })).clocks.contactDue).toBeGreaterThan(0)
  })

  test('belongs to its round: a case that is done again is contacted again', async () => {
    const caseId = given({ ...closed, extended: true, contactWarned: ['warn', 'late'] })
    await server.call('lin', 'case', 'reopen', { ...act(caseId), text: '又坏了', media: [] })
    const found = await server.case(caseId)
    expect(found).toMatchObject({ contactedAt: 0, contactWarned: [], extended: false })
    expect(found.clocks.contactDue).toBe(server.now.value + DAY)
  })

  test('a case of the first release is watched from now on, without a flood of old warnings', async () => {
    const {
      assumedFrom,
      contactWarned,
      generation: _none,
      ...old
    } = aCase({
      _id: 'first-release',
      number: aNumber(900),
      state: 'signed',
    })
    expect([assumedFrom, contactWarned]).toEqual([0, []])
    server.put('cases', [old])
    server.now.value = start + 1.2 * DAY
    await server.fillDerived()
    await server.sweep()
    expect(await told('first-release')).toEqual([])
    server.now.value = start + 1.5 * DAY
    await server.sweep()
    expect(await told('first-release')).toContain('supervisor 首次联系严重超期')
  })
})

test('a date that an extension fixed is not moved by a pause', async () => {
  const resolveDue = start + 20 * DAY
  const clocks = { signDue: start, contactDue: start, resolveDue }
  const caseId = given({ state: 'processing', extended: true, clocks })
  await server.call('wang', 'staff', 'askInfo', { ...act(caseId), text: '请补充位置' })
  server.now.value += 4 * DAY
  await server.call('lin', 'case', 'giveInfo', { ...act(caseId), text: '在路口东侧', media: [] })
  expect((await server.case(caseId)).clocks.resolveDue).toBe(resolveDue)
})

test('why a report is not taken in reaches the citizen: page, history and message', async () => {
  const caseId = given({ state: 'submitted' })
  await server.call('dispatcher', 'staff', 'reject', {
    ...act(caseId),
    reason: 'notOurs',
    text: '请拨打交警电话反映',
  })
  const view = await server.call('lin', 'case', 'view', { caseId })
  expect(view).toMatchObject({ state: 'rejected', closeReason: '原因notOurs' })
  expect(view.timeline[0]).toMatchObject({
    action: 'reject',
    reason: '原因notOurs',
    text: '请拨打交警电话反映',
  })
  while ((await server.workOutbox()).done > 0);
  const message = (await server.rows('inbox')).find((row) => isAbout(row, caseId) && row.openid === 'lin')
  expect(message?.text).toContain('原因notOurs。请拨打交警电话反映')
})

test('a report that the first release rejected tells its reason too', async () => {
  const caseId = given({ state: 'rejected', closeReason: '', generation: undefined })
  server.put('case_events', [
    {
      _id: 'old-rejection',
      caseId,
      version: 3,
      at: start,
      action: 'reject',
      from: 'submitted',
      to: 'rejected',
      actor: { openid: 'dispatcher', party: 'dispatcher', name: '', departmentId: '' },
      text: '请另行反映',
      media: [],
      reason: 'notOurs',
      toDepartmentId: '',
      until: 0,
      internal: false,
      outboxAt: 0,
      outboxTries: 0,
    },
  ])
  const view = await server.call('lin', 'case', 'view', { caseId })
  expect(view.closeReason).toBe('原因notOurs')
})

test('a local number is stored with the city’s area code, where the city tells it', async () => {
  const city = (await server.rows('settings')).find(({ _id }) => _id === 'city')
  expect(city?.areaCode).toBe('0760')
  const { caseId } = await server.call('chen', 'case', 'submit', aReport({ contactPhone: '8888-0000' }))
  expect((await server.case(caseId)).reporter.phone).toBe('076088880000')
  const profile = await server.call('chen', 'account', 'updateProfile', { phone: '88880001' })
  expect(profile.phoneMasked).toBe('076****0001')
})

test.each([
  ['2611 2300 00', '请选择或填写 12 位办件编号'],
  ['编号 261123000020', '编号有误，请核对'],
])('merging into %j says at its field: %s', async (parentNumber, sentence) => {
  const caseId = given({ state: 'submitted' })
  const refused = await server.refused('dispatcher', 'staff', 'merge', { ...act(caseId), parentNumber })
  expect(refused).toMatchObject({ code: 'invalid_input', fields: { parentNumber: sentence } })
})

test('the number of a case is found however it was typed', async () => {
  const parentId = given({ state: 'processing' })
  const { number } = await server.case(parentId)
  const full = [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
  for (const parentNumber of [full, `编号：${number}。`, number.replace(/(\d{4})(?=\d)/g, '$1-')]) {
    const merged = await server.call('dispatcher', 'staff', 'merge', {
      ...act(given({ state: 'submitted' })),
      parentNumber,
    })
    expect(merged.state).toBe('merged')
  }
})
