import { outcomeOf } from '../../../cloudfunctions/core/notifications/failures'
import {
  inboxText,
  robotMarkdown,
  shorten,
  templateData,
} from '../../../cloudfunctions/core/notifications/messages'
import type { Notice } from '../../../cloudfunctions/core/notifications/notice'
import { noticesFor } from '../../../cloudfunctions/core/notifications/rules'
import type { Reference } from '../../../cloudfunctions/core/repositories/reference'
import { comesFromPhone } from '../../../cloudfunctions/core/worker'
import { decodeCursor, encodeCursor } from '../../../cloudfunctions/core/repositories/paging'
import { idOf, storagePathOf } from '../../../cloudfunctions/core/ids'
import { CASE_ACTIONS, CASE_STATES } from '../../../miniprogram/domain/case/workflow'
import type { CaseAction } from '../../../miniprogram/domain/case/workflow'
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
const facts = (action: CaseAction, changes: Parameters<typeof anEvent>[0] = {}) => ({
  found: aCase(),
  event: anEvent({ action, ...changes }),
  departmentName: '城管局',
  when,
  reasonName: '',
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
  ['rate', ['liaisons', 'supervisors'], { rating: { grade: 2, solved: 'no', reasons: [] } }],
  ['rate', [], { rating: { grade: 3, solved: 'yes', reasons: [] } }],
  ['contact', []],
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
  thing: /^.{1,20}$/su,
  phrase: /^\p{Script=Han}{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: /^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/,
}
test.each(CASE_STATES)(
  'every field of every template keeps to WeChat’s limits when a case is %s',
  (state) => {
    const found = aCase({
      state,
      text: `${'很长'.repeat(200)}\n😀`,
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

test('a robot’s message stays under 4,096 bytes and names nobody', () => {
  const found = aCase({ text: '长'.repeat(5000) })
  const notice: Notice = { to: 'liaisons', title: '新的办件待签收', text: found.text }
  const markdown = robotMarkdown(notice, { found, at: MONDAY_MORNING, reference })
  expect(Buffer.byteLength(markdown)).toBeLessThan(4096)
  expect(markdown).not.toContain(found.reporter.name)
  expect(markdown).not.toContain(found.reporter.phone)
})

test('a robot’s message holds no telephone number of the citizen’s', () => {
  const notice: Notice = { to: 'liaisons', title: '新的办件待签收', text: '井盖破损，电话 138 0000 0001' }
  const markdown = robotMarkdown(notice, { found: aCase(), at: MONDAY_MORNING, reference })
  expect(markdown).toContain('井盖破损')
  expect(markdown).not.toContain('138')
})

test('whoever follows a case is not told what its reporter wrote', () => {
  const found = aCase({ text: '张三在 5 栋乱倒垃圾' })
  const subject = { found, at: MONDAY_MORNING, reference }
  const told = (to: Notice['to']) =>
    JSON.stringify(templateData('finished', { to, title: '已办结', text: '可查看办理结果' }, subject))
  expect(told('reporter')).toContain('乱倒垃圾')
  expect(told('followers')).not.toContain('乱倒垃圾')
})

test('every action has been thought of', () => {
  for (const action of CASE_ACTIONS) expect(() => noticesFor(facts(action))).not.toThrow()
})

test.each([
  [0, 'sent'],
  [43101, 'refused'],
  [-1, 'temporary'],
  [45009, 'temporary'],
  [-501001, 'temporary'],
  [47003, 'failed'],
  [40037, 'failed'],
  [41030, 'failed'],
  [93000, 'failed'],
])('code %i: %s', (code, outcome) => {
  expect(outcomeOf(code)).toBe(outcome)
})

test.each([
  ['wx_client', true],
  ['wx_devtools', true],
  ['wx_unknown', true],
  ['wx_client,scf', false],
  ['scf', false],
  ['', false],
  ['wx_client,scf,wx_client', true],
])('source %j comes from a phone: %s', (source, expected) => {
  expect(comesFromPhone(source)).toBe(expected)
})

test('shortening keeps whole characters and one line', () => {
  expect(shorten('一二\n三', 5)).toBe('一二 三')
  expect([...shorten('😀'.repeat(30), 20)]).toHaveLength(20)
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
  const told = (to: Notice['to'], text: string) => inboxText({ to, title: '诉求已办结', text }, found)
  expect(told('reporter', '请您评价办理结果')).toBe('「井盖破损，晚上骑车很危险」请您评价办理结果')
  expect(told('liaisons', `${found.text}（请于明天前签收）`)).toBe(
    '井盖破损，晚上骑车很危险（请于明天前签收）',
  )
  expect(told('followers', '可查看办理结果')).toBe('可查看办理结果')
})
