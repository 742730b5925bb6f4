import { inboxText } from '../../../cloudfunctions/kernel/channels/inbox'
import { plainText } from '../../../cloudfunctions/kernel/channels/plain-text'
import { outcomeOfRobot, robotText } from '../../../cloudfunctions/kernel/channels/robot'
import { outcomeOfSubscribe } from '../../../cloudfunctions/kernel/channels/subscribe'
import { templateData } from '../../../cloudfunctions/areas/case/messages'
import type { Notice } from '../../../cloudfunctions/kernel/outbox/notice'
import { noticesFor, TOLD_TO_NOBODY } from '../../../cloudfunctions/areas/case/notices'
import type { Subject } from '../../../cloudfunctions/kernel/outbox/subject'
import { caseSubject } from '../../../cloudfunctions/areas/case/subject'
import { NO_ANSWER } from '../../../cloudfunctions/kernel/platform/services'
import type { WorkContext } from '../../../cloudfunctions/kernel/context'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import type { Reference } from '../../../cloudfunctions/city/reference'
import { decodeCursor, encodeCursor } from '../../../cloudfunctions/kernel/paging'
import { idOf, storagePathOf } from '../../../cloudfunctions/kernel/ids'
import { CASE_ACTIONS, CASE_STATES } from '#domain/case/workflow'
import type { CaseAction } from '#domain/case/workflow'
import { formatTime } from '#domain/kernel/time'
import { published } from '../domain/office'
import { aCase, aCity, anEvent, MONDAY_MORNING } from '../../builders'

const reference: Reference = {
  city: aCity(),
  calendar: published,
  categories: [],
  departments: [],
  towns: [],
  category: () => undefined,
  department: () => undefined,
  town: () => undefined,
}
const when = (at: number) => new Date(at).toISOString()
const subjectOf = (found: CaseDoc): Subject =>
  caseSubject(found, MONDAY_MORNING, reference, {} as WorkContext)
const facts = (action: CaseAction, changes: Parameters<typeof anEvent>[0] = {}) => ({
  found: aCase(),
  event: anEvent({ action, ...changes }),
  departmentName: '城管局',
  when,
  reasonName: '',
  subject: '2611 2518 2020 路面破损（西区街道）',
})

test.each<[CaseAction, string[], Parameters<typeof anEvent>[0]?]>([
  ['autoDispatch', ['liaisons']],
  ['dispatch', ['liaisons', 'reporter']],
  ['accept', ['reporter']],
  ['sign', ['reporter']],
  ['progress', ['reporter']],
  ['reply', ['reporter']],
  ['verify', []],
  ['close', ['reporter', 'followers']],
  ['askInfo', ['reporter']],
  ['giveInfo', ['liaisons']],
  ['reject', ['reporter', 'followers']],
  ['merge', ['reporter']],
  ['handBack', ['dispatchers']],
  ['requestExtension', ['dispatchers']],
  ['grantExtension', ['liaisons', 'reporter']],
  ['reopen', ['liaisons']],
  ['redo', ['liaisons']],
  ['urge', ['liaisons']],
  ['withdraw', ['liaisons'], { from: 'dispatched' }],
  ['withdraw', [], { from: 'submitted' }],
  ['rate', ['liaisons', 'dispatchers', 'supervisors'], { rating: { grade: 2, solved: 'no', reasons: [] } }],
  ['rate', [], { rating: { grade: 3, solved: 'yes', reasons: [] } }],
  ['contact', []],
  ['resume', ['reporter']],
  ['callBack', []],
  ['withhold', []],
  ['recalculate', ['reporter', 'liaisons']],
  ['archive', []],
])('after %s: %j', (...row) => {
  const [action, audiences, changes] = row
  expect(noticesFor(facts(action, changes)).map(({ to }) => to)).toEqual(audiences)
})

test('nobody is told of a submission that was dispatched by itself; the dispatchers of one that waits', () => {
  expect(noticesFor(facts('submit'))).toEqual([])
  const waiting = { ...facts('submit'), found: aCase({ state: 'submitted' }) }
  expect(noticesFor(waiting).map(({ to }) => to)).toEqual(['dispatchers'])
})

/** What WeChat takes in each kind of field. */
const FIELD: Record<string, RegExp> = {
  // However it counts: by units of UTF-16, too.
  thing: /^[^]{1,20}$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: /^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/,
}
test.each(CASE_STATES)(
  'every field of every template keeps to WeChat’s limits when a case is %s',
  (state) => {
    const found = aCase({
      state,
      text: `${'很😀长'.repeat(200)}\n`,
      place: { ...aCase().place, address: '' },
    })
    const notice: Notice = { to: 'reporter', title: '题'.repeat(50), text: '' }
    for (const purpose of ['progress', 'finished', 'task'] as const) {
      const data = templateData(purpose, notice, { found, at: MONDAY_MORNING, reference })
      for (const [field, value] of Object.entries(data))
        expect(value).toMatch(FIELD[field.replace(/\d+$/, '')] ?? /^$/)
    }
  },
)

const DUE = { at: MONDAY_MORNING, to: '签收' }
const aTask = (text: string): Notice => ({ to: 'liaisons', title: '新的办件待签收', text, due: DUE })

test.each(['长', '😀', '<', 'a'])(
  'however long it is, a robot’s message of %s fits and keeps its end',
  (letter) => {
    const address = letter.repeat(3000)
    const found = aCase({ text: letter.repeat(5000), place: { ...aCase().place, address } })
    const text = robotText(aTask(found.text), subjectOf(found))
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048)
    expect(text.split('\n').at(-1)).toBe('请于 11-23 10:00 前签收')
    expect(text).not.toContain(found.reporter.name)
    expect(text).not.toContain(found.reporter.phone)
  },
)

test('a robot’s message holds no telephone number of the citizen’s', () => {
  const text = robotText(aTask('井盖破损，电话 138 0000 0001'), subjectOf(aCase()))
  expect(text).toContain('井盖破损')
  expect(text).not.toContain('138')
})

test('what a citizen writes reaches the group as words: no link, no mention, no colour, no line of its own', () => {
  const evil =
    '[平台通知：点此重新登录](http://evil.example/login) <@all> <font color="warning">井盖**破损**</font>，请处理\n【督办提醒】\u202e假的'
  const address = '中山三路 <@all> [1号](http://evil.example) www.evil.example evil.example/login'
  const found = aCase({ text: evil, place: { ...aCase().place, address } })
  const lines = robotText(aTask(found.text), subjectOf(found)).split('\n')
  expect(lines.map((line) => line.slice(0, 3))).toEqual([
    '【新的',
    '编号：',
    '类别：',
    '地点：',
    '［平台',
    '请于 ',
  ])
  for (const line of lines) expect(line).not.toMatch(/[<>[\]*@`\u202e]|:\/\/|www\.|evil\./)
  expect(lines[4]).toContain('点此重新登录')
})

test('a number of the citizen’s in the address does not reach the group, the room does', () => {
  const address = '花园小区5栋1201（电话138－0000－0001）'
  const found = aCase({ place: { ...aCase().place, address } })
  const text = robotText(aTask(found.text), subjectOf(found))
  expect(text).toContain('地点：花园小区5栋1201（电话＊＊＊＊）')
})

test('plain words stay as they are', () => {
  const text = '中山三路 1 号（东侧）#2 井盖-破损，50% 下陷_请处理'
  expect(plainText(text)).toBe(text)
})

test('whoever follows a case is not told what its reporter wrote', () => {
  const found = aCase({ text: '张三在 5 栋乱倒垃圾' })
  const subject = { found, at: MONDAY_MORNING, reference }
  const told = (to: Notice['to']) =>
    JSON.stringify(templateData('finished', { to, title: '已办结', text: '可查看办理结果' }, subject))
  expect(told('reporter')).toContain('乱倒垃圾')
  expect(told('followers')).not.toContain('乱倒垃圾')
})

test('what is to be done until a time of its own names that time, not the case’s next one', () => {
  const found = aCase()
  const told = { to: 'liaisons', title: '新的办件待签收', text: '井盖破损' }
  const until = (due?: Notice['due']) =>
    templateData('task', { ...told, ...(due ? { due } : {}) }, { found, at: MONDAY_MORNING, reference }).time4
  const { signDue, resolveDue } = found.clocks
  expect(until()).toBe(formatTime(signDue, reference.city.workingHours, 'fullMoment'))
  const own = until({ at: resolveDue, to: '答复' })
  expect(own).toBe(formatTime(resolveDue, reference.city.workingHours, 'fullMoment'))
})

/** What an action must bring so that somebody is told. */
const TELLING: Partial<Record<CaseAction, ReturnType<typeof facts>>> = {
  submit: { ...facts('submit'), found: aCase({ state: 'submitted' }) },
  withdraw: facts('withdraw', { from: 'dispatched' }),
  rate: facts('rate', { rating: { grade: 1, solved: 'no', reasons: [] } }),
}

test('every action is told to somebody, or is on the list of those that are told to nobody', () => {
  const silent = CASE_ACTIONS.filter((action) => noticesFor(TELLING[action] ?? facts(action)).length === 0)
  expect(silent.sort()).toEqual([...TOLD_TO_NOBODY].sort())
})

test.each(CASE_ACTIONS)(
  'what is told after %s depends on the facts alone, and changes none of them',
  (action) => {
    const given = TELLING[action] ?? facts(action)
    const before = structuredClone({ found: given.found, event: given.event })
    const notices = noticesFor(given)
    expect(noticesFor(given)).toEqual(notices)
    expect({ found: given.found, event: given.event }).toEqual(before)
    for (const notice of notices)
      expect(notice).toMatchObject({ title: expect.stringMatching(/./) as string })
    // It may wait in the outbox, as plain data.
    expect(JSON.parse(JSON.stringify(notices))).toEqual(notices)
  },
)

test.each([
  [0, 'sent'],
  [43101, 'refused'],
  [-1, 'temporary'],
  [45009, 'temporary'],
  [-501001, 'temporary'],
  [NO_ANSWER, 'unknown'],
  [47003, 'failed'],
  [40037, 'failed'],
  [41030, 'failed'],
])('WeChat’s code %i: %s', (code, outcome) => {
  expect(outcomeOfSubscribe(code)).toBe(outcome)
})

test.each([
  [0, 'sent'],
  [-1, 'temporary'],
  [45009, 'busy'],
  [45033, 'busy'],
  [93000, 'gone'],
  [40058, 'failed'],
  [43101, 'temporary'],
])('企业微信’s code %i: %s', (code, outcome) => {
  expect(outcomeOfRobot(code)).toBe(outcome)
})

test('a cursor is read back; anything else is not', () => {
  expect(decodeCursor(encodeCursor({ value: 12, id: 'a' }))).toEqual({ value: 12, id: 'a' })
  const bad = [
    '',
    'x',
    Buffer.from('[1]').toString('base64url'),
    Buffer.from('["1","a"]').toString('base64url'),
  ]
  for (const text of bad) expect(decodeCursor(text)).toBeUndefined()
})

test('ids depend on each part by itself', () => {
  expect(idOf('a', 'bc')).not.toBe(idOf('ab', 'c'))
  expect(idOf('a', 'b')).toBe(idOf('a', 'b'))
  expect(idOf('a')).toMatch(/^[0-9a-f]{32}$/)
})

test.each([
  ['cloud://env.bucket/uploads/a/b.jpg', 'uploads/a/b.jpg'],
  ['cloud://env.bucket/uploads/../b.jpg', undefined],
  ['cloud://env.bucket/uploads//b.jpg', undefined],
  ['https://env.bucket/uploads/b.jpg', undefined],
  ['cloud://env.bucket', undefined],
])('the path of %s is %s', (fileId, path) => {
  expect(storagePathOf(fileId)).toBe(path)
})

test('the inbox says which case a message is about, once, and not to followers', () => {
  const found = aCase({ text: '井盖破损，晚上骑车很危险' })
  const told = (to: Notice['to'], text: string) =>
    inboxText({ to, title: '诉求已办结', text }, subjectOf(found))
  expect(told('reporter', '请您评价办理结果')).toBe('「井盖破损，晚上骑车很危险」请您评价办理结果')
  expect(told('liaisons', found.text)).toBe('井盖破损，晚上骑车很危险')
  expect(told('followers', '可查看办理结果')).toBe('可查看办理结果')
})

test('however long a report is, the inbox says until when to sign it', () => {
  const text = inboxText(aTask('长'.repeat(300)), subjectOf(aCase()))
  expect([...text].length).toBeLessThanOrEqual(200)
  expect(text).toMatch(/长…（请于 11-23 10:00 前签收）$/)
})

test('what is said in fixed words is not cut off in a subscribe message, whatever the department is called', () => {
  const departmentName = '中山市城市管理和综合执法局中山港街道执法分局'
  for (const action of CASE_ACTIONS) {
    const given = TELLING[action] ?? facts(action, { text: '', parentNumber: '261123482133' })
    for (const notice of noticesFor({ ...given, departmentName })) {
      if (!notice.purpose) continue
      const data = templateData(notice.purpose, notice, { found: aCase(), at: MONDAY_MORNING, reference })
      expect(`${action}: ${data.thing5 ?? ''}`).not.toMatch(/…/)
    }
  }
})

test('whoever is asked for information reads until when, however long the question is', () => {
  const [notice] = noticesFor(facts('askInfo', { text: '请补充'.repeat(100) }))
  if (!notice) throw new Error('nobody is asked')
  expect(inboxText(notice, subjectOf(aCase()))).toMatch(/…（请于 \d\d-\d\d \d\d:\d\d 前补充）$/)
})
