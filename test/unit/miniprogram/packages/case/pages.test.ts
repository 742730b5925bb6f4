import type { CaseView, MediaView } from '../../../../../miniprogram/domain/api/case'
import { CASE_STATES } from '../../../../../miniprogram/domain/case/workflow'
import { problemOf as tellProblem } from '../../../../../miniprogram/packages/case/act/view'
import { lastQuestion } from '../../../../../miniprogram/packages/case/shared/question'
import { buttonsOf, detailView } from '../../../../../miniprogram/packages/case/detail/view'
import { sentenceOf } from '../../../../../miniprogram/packages/case/detail/sentence'
import { tabOf } from '../../../../../miniprogram/packages/case/list/view'
import {
  problemOf,
  reasonChips,
  thanksFor,
  withGrade,
  withReason,
} from '../../../../../miniprogram/packages/case/rate/view'
import { setCityHours } from '../../../../../miniprogram/services/city-clock'

setCityHours({ utcOffsetMinutes: 480, spans: [[540, 1050]] })

const at = (text: string) => Date.parse(`${text}+08:00`)
const NOW = at('2026-11-23T10:00:00')

const view = (over: Partial<CaseView> = {}): CaseView => ({
  id: 'c1',
  number: '261123482135',
  version: 1,
  sight: 'own',
  state: 'processing',
  type: 'help',
  channel: 'snap',
  category: { id: 'road', name: '路面破损' },
  text: '路中间有一个坑',
  place: { address: '长江路 12 号', townName: '东区街道', point: { longitude: 113.39, latitude: 22.51 } },
  media: [],
  before: [],
  after: [],
  answers: [],
  at: at('2026-11-20T09:00:00'),
  department: { id: 'jt', name: '交通局' },
  coDepartments: [],
  clocks: {
    signDue: at('2026-11-20T11:00:00'),
    contactDue: at('2026-11-21T11:00:00'),
    resolveDue: at('2026-12-03T17:30:00'),
  },
  supports: 0,
  round: 1,
  pastRounds: [],
  supportedByMe: false,
  published: false,
  mayBePublished: false,
  timeline: [],
  actions: [],
  ...over,
})

const picture = (url: string, kind: MediaView['kind'] = 'image'): MediaView => ({
  kind,
  url,
  thumb: `${url}-s`,
  width: 4,
  height: 3,
})

describe('the state as a sentence', () => {
  it.each(CASE_STATES)('%s has one', (state) => {
    expect(sentenceOf(view({ state }), NOW).headline).not.toBe('')
  })

  it('says who works on it and what is promised', () => {
    expect(sentenceOf(view(), NOW).headline).toBe('交通局正在办理，承诺12月3日前答复')
  })

  it('admits being late, but not while the clock stands', () => {
    const late = at('2026-12-04T09:00:00')
    expect(sentenceOf(view(), late).note).toContain('已超过承诺时间')
    expect(sentenceOf(view({ pausedAt: at('2026-12-01T09:00:00') }), late).note).not.toContain('已超过')
    expect(sentenceOf(view({ state: 'closed' }), late).note).not.toContain('已超过')
  })

  it('asks only the reporter for more', () => {
    expect(sentenceOf(view({ state: 'needInfo' }), NOW).headline).toContain('需要您补充')
    expect(sentenceOf(view({ state: 'needInfo', sight: 'public' }), NOW).headline).not.toContain('您')
  })
})

describe('the department’s question', () => {
  const timeline: CaseView['timeline'] = [
    { id: 'e', at: NOW, action: 'askInfo', by: '水务局', text: '是冷水还是热水', media: [] },
  ]
  it.each([
    ['needInfo', 'own', '是冷水还是热水'],
    ['processing', 'own', ''],
    ['needInfo', 'public', ''],
  ] as const)('in %s, seen as %s: %j', (state, sight, question) => {
    expect(detailView(view({ state, sight, timeline }), NOW).question).toBe(question)
  })
})

describe('what a citizen may do', () => {
  it('shows at most two buttons in the server’s order, the awaited one as such, the rest behind', () => {
    const offered = (['rate', 'reopen', 'withdraw'] as const).map((action) => ({ action }))
    const { buttons, more } = buttonsOf(offered)
    expect(buttons.map(({ action, primary }) => [action, primary])).toEqual([
      ['rate', true],
      ['reopen', false],
    ])
    expect(more.map(({ action }) => action)).toEqual(['withdraw'])
  })

  it('offers no note beside the answer that a department waits for', () => {
    const { buttons } = buttonsOf([{ action: 'addNote' }, { action: 'giveInfo' }])
    expect(buttons.map(({ action }) => action)).toEqual(['giveInfo'])
  })

  it('offers nothing of the staff’s', () => {
    expect(buttonsOf([{ action: 'sign' }, { action: 'close' }])).toEqual({ buttons: [], more: [] })
  })

  it('never urges to reopen or to withdraw', () => {
    expect(buttonsOf([{ action: 'reopen' }]).buttons[0]?.primary).toBe(false)
  })
})

describe('the case page', () => {
  it('compares the first pictures before and after, and only when there are both', () => {
    const both = detailView(
      view({ before: [picture('v', 'video'), picture('b')], after: [picture('a')] }),
      NOW,
    )
    expect(both.pair).toMatchObject({ before: { url: 'b' }, after: { url: 'a' } })
    expect(detailView(view({ before: [picture('b')] }), NOW).pair).toBeNull()
  })

  it('lets a stranger join an open public case, not the reporter, and nobody a finished one', () => {
    expect(detailView(view({ sight: 'public' }), NOW).maySupport).toBe(true)
    expect(detailView(view({ sight: 'own' }), NOW).maySupport).toBe(false)
    expect(detailView(view({ sight: 'public', state: 'closed' }), NOW).maySupport).toBe(false)
  })

  it('shows a bad rating as one, not in the colour of success', () => {
    const rating = { grade: 1 as const, solved: 'no' as const, reasons: [], text: '', at: NOW }
    expect(detailView(view({ rating }), NOW).rating).toMatchObject({ tone: 'late', grade: '非常不满意' })
    expect(detailView(view({ rating: { ...rating, grade: 5 } }), NOW).rating?.tone).toBe('done')
  })

  it('leaves out facts that are not there', () => {
    const labels = detailView(view({ sight: 'public' }), NOW).facts.map(({ label }) => label)
    expect(labels).not.toContain('联系人')
    expect(labels).not.toContain('是否公开')
    expect(labels).not.toContain('协办部门')
  })
})

describe('rating', () => {
  const draft = { key: 'k', reasons: [], text: '' }

  it('offers reasons that fit the grade and drops those that do not', () => {
    const good = withReason(withGrade(draft, 5), '处理及时')
    expect(reasonChips(good).find(({ text }) => text === '处理及时')?.on).toBe(true)
    expect(withGrade(good, 4).reasons).toEqual(['处理及时'])
    expect(withGrade(good, 1).reasons).toEqual([])
  })

  it('unticks what is ticked', () => {
    expect(withReason(withReason(draft, '处理及时'), '处理及时').reasons).toEqual([])
  })

  it('needs a grade and whether it is solved', () => {
    expect(problemOf(draft)).toBe('请选择满意程度')
    expect(problemOf({ ...draft, grade: 5 })).toBe('请选择问题是否解决')
    expect(problemOf({ ...draft, grade: 5, solved: 'yes' })).toBe('')
  })

  it('promises a call back to who was not satisfied', () => {
    const due = at('2026-11-30T17:30:00')
    const called = view({ callBack: { due, done: false }, actions: [{ action: 'reopen' }] })
    expect(thanksFor(2, 'no', called, NOW)).toMatchObject({
      isSorry: true,
      mayReopen: true,
      text: expect.stringContaining('11月30日前打电话回访') as string,
    })
    expect(thanksFor(1, 'no', view(), NOW).text).toContain('无法回访')
    expect(thanksFor(5, 'yes', view(), NOW)).toMatchObject({ isSorry: false, mayReopen: false })
    expect(thanksFor(5, 'yes', view(), NOW).text).not.toContain('回访')
    expect(thanksFor(4, 'no', view({ actions: [{ action: 'reopen' }] }), NOW).mayReopen).toBe(true)
  })
})

test('the department’s latest question is the one to answer', () => {
  const entry = { by: '交通局', media: [] }
  const timeline = [
    { ...entry, id: '1', at: 1, action: 'askInfo' as const, text: '在哪一侧' },
    { ...entry, id: '2', at: 2, action: 'askInfo' as const, text: '什么时候' },
    { ...entry, id: '3', at: 3, action: 'progress' as const, text: '在路上' },
  ]
  expect(lastQuestion(view({ timeline }))).toBe('什么时候')
  expect(lastQuestion(view())).toBe('')
})

test.each([
  ['', '请写一句说明'],
  ['好', '请至少写 2 个字'],
  ['好的', ''],
  ['字'.repeat(1001), '最多 1000 个字'],
])('a note of %p', (text, problem) => {
  expect(tellProblem({ key: 'k', text, items: [] })).toBe(problem)
})

test('a tab of the address that does not exist is the first', () => {
  expect(tabOf('toRate').group).toBe('toRate')
  expect(tabOf('nonsense').group).toBe('all')
})

test('the promised day of the answer is there before anybody signed, and while only the signing is late', () => {
  for (const state of ['submitted', 'accepted', 'returned', 'dispatched'] as const) {
    const shown = detailView(view({ state }), NOW)
    expect([state, shown.sentence.note]).toEqual([state, expect.stringContaining('12月3日前答复')])
    expect(shown.facts).toContainEqual({ label: '承诺答复', value: '12月3日前' })
  }
  const signDue = NOW - 1
  const clocks = { ...(view().clocks ?? { contactDue: 0, resolveDue: 0 }), signDue }
  expect(sentenceOf(view({ state: 'dispatched', clocks }), NOW).note).toBe(
    '已超过承诺的签收时间，平台正在督促；仍承诺12月3日前答复',
  )
})

test('an earlier round is told as it ended, with its own pictures', () => {
  const rating = { grade: 2, solved: 'no', reasons: [], text: '', at: NOW } as const
  const round = { round: 1, from: NOW, closedAt: NOW, closeReason: '已处理', after: [picture('a')] }
  const shown = detailView(
    view({ round: 2, pastRounds: [{ ...round, rating: { ...rating, reasons: [] } }] }),
    NOW,
  )
  expect(shown.pastRounds).toEqual([
    {
      round: 1,
      title: '第 1 次办理',
      facts: '11月23日办结 · 已处理',
      rating: '评价：不满意 · 未解决',
      after: [picture('a')],
    },
  ])
  expect(shown.facts).toContainEqual({ label: '办理次数', value: '第 2 次' })
})
