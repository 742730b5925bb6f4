import type { CaseView, MainCase, TimelineEntry } from '../../../../../miniprogram/domain/api/case'
import { timelineRows } from '../../../../../miniprogram/components/timeline/view'
import { detailView } from '../../../../../miniprogram/packages/case/detail/view'
import { doneView } from '../../../../../miniprogram/packages/report/done/view'
import { sentenceOf } from '../../../../../miniprogram/packages/case/detail/sentence'
import { FACES } from '../../../../../miniprogram/packages/case/rate/view'
import { clockView } from '../../../../../miniprogram/packages/staff/case/view'
import { caseView, entry, hours, NOW } from '../../support/build'

test.each<[Partial<TimelineEntry> & Pick<TimelineEntry, 'action'>, string[]]>([
  [{ action: 'dispatch', toDepartment: '交警支队' }, ['承办部门：交警支队']],
  [
    { action: 'handBack', toDepartment: '交警支队', reason: '职责不符' },
    ['建议转给：交警支队', '原因：职责不符'],
  ],
  [{ action: 'merge', parentNumber: '261123482135' }, ['并入办件：2611 2348 2135']],
])('an entry of the timeline says what its facts mean: %j', (change, facts) => {
  expect(timelineRows([entry(change)], NOW)[0]?.facts).toEqual(facts)
})

describe('the sentence of a case', () => {
  const rating = { grade: 2, solved: 'no', text: '', at: NOW } as const
  const noteOf = (change: Partial<CaseView>) => sentenceOf(caseView({ state: 'rated', ...change }), NOW).note

  test('calls a rating the reader’s own only where it is', () => {
    expect(noteOf({ sight: 'own', rating: { ...rating, reasons: [] } })).toBe('您的评价：不满意')
    expect(noteOf({ sight: 'public', rating: { ...rating, reasons: [] } })).toBe('市民的评价：不满意')
    expect(noteOf({ sight: 'own' })).toBe('您已评价')
  })

  test('promises a day, and on that day the hour', () => {
    const due = (resolveDue: number) =>
      sentenceOf(
        caseView({ state: 'processing', clocks: { signDue: NOW, contactDue: NOW, resolveDue } }),
        NOW,
      ).headline
    expect(due(NOW + hours(72))).toBe('城管局正在办理，承诺11月26日前答复')
    expect(due(NOW + hours(5))).toBe('城管局正在办理，承诺今天 15:00前答复')
  })
})

describe('a case that is worked on as part of another', () => {
  const merged = (main: Partial<MainCase>) =>
    caseView({
      state: 'merged',
      sight: 'own',
      timeline: [entry({ action: 'merge', at: NOW - hours(2) })],
      main: {
        number: '261123482135',
        state: 'signed',
        department: { id: 'water', name: '水务局' },
        clocks: { signDue: NOW, contactDue: NOW, resolveDue: NOW + hours(72) },
        after: [],
        timeline: [entry({ id: 'reply', action: 'reply', at: NOW - hours(1), text: '已修好' })],
        ...main,
      },
    })

  test('says how that one goes on, and what was answered', () => {
    const view = detailView(merged({}), NOW)
    expect(view.sentence).toEqual({
      headline: '已合并办理，水务局已签收，承诺11月26日前答复',
      note: '有进展时会通知您',
    })
    expect(view.timeline.map(({ title, text }) => [title, text])).toEqual([
      ['部门答复', '已修好'],
      ['合并办理', ''],
    ])
    expect(view.progress).toEqual({ done: 2, stopped: false })
    expect(view.facts).toContainEqual({ label: '承办部门', value: '水务局' })
    expect([view.mayFollow, view.buttons]).toEqual([true, []])
  })

  test('says when it ended, and what to do if the problem stays', () => {
    const view = detailView(merged({ state: 'closed', closedAt: NOW, closeReason: '已解决' }), NOW)
    expect(view.sentence.headline).toBe('已合并办理，水务局已办结')
    expect(view.sentence.note).toMatch(/已解决。如问题仍在，可重新上报$/)
    expect(view.mayFollow).toBe(false)
  })

  test('a phone without it says what it said before', () => {
    expect(sentenceOf(caseView({ state: 'merged', sight: 'own' }), NOW).headline).toBe(
      '已与同一问题的办件合并',
    )
  })
})

test.each([
  ['processing', -3, -0.5, '办理超期 30 分钟'],
  ['processing', -403, -400, '办理严重超期 16 天'],
  ['returned', -3, 2, '派单剩 2 小时'],
] as const)(
  'the clock of a case that is %s, begun at %s and due at %s hours from now, says it once',
  (state, from, due, headline) => {
    const kind = state === 'processing' ? 'resolve' : 'sign'
    const view = caseView({ state, due: { kind, from: NOW + hours(from), at: NOW + hours(due) } })
    expect(clockView(view, NOW).headline).toBe(headline)
  },
)

test('large type may break a grade only where it is spoken', () => {
  expect(FACES.map(({ text }) => text.split('\u200b'))).toEqual([
    ['非常', '满意'],
    ['满意'],
    ['基本', '满意'],
    ['不满意'],
    ['非常', '不满意'],
  ])
})

describe('what the history says about the new kinds of entries', () => {
  const factsOf = (change: Partial<TimelineEntry> & Pick<TimelineEntry, 'action'>) =>
    timelineRows([entry(change)], NOW)[0]?.facts

  test('a call, whether it reached somebody', () => {
    expect(factsOf({ action: 'contact', reached: true })).toEqual(['已联系上'])
    expect(factsOf({ action: 'contact', reached: false })).toEqual(['未联系上'])
  })

  test('a promise that was moved, from when to when, once', () => {
    const moved = [{ kind: 'resolve' as const, from: NOW + hours(72), to: NOW + hours(24 * 45) }]
    expect(factsOf({ action: 'recalculate', moved, until: NOW + hours(24 * 45) })).toEqual([
      '答复期限：11月26日 10:00 调整为 2027年1月7日 10:00',
    ])
  })

  test('a remark is no reason', () => {
    expect(factsOf({ action: 'reply', remark: '照片拍摄位置距上报地点约 300 米' })).toEqual([
      '照片拍摄位置距上报地点约 300 米',
    ])
  })
})

test('a citizen reads why a report was not taken in, and the platform’s own words', () => {
  const timeline = [entry({ action: 'reject', text: '请拨打交警电话反映' })]
  const view = caseView({ state: 'rejected', sight: 'own', closeReason: '属于报警、急救事项', timeline })
  expect(sentenceOf(view, NOW)).toEqual({
    headline: '未予受理',
    note: '原因：属于报警、急救事项。请拨打交警电话反映',
  })
})

test.each([
  ['contact', 'signed', '联系市民剩 2 小时'],
  ['contact', 'submitted', '联系市民剩 2 小时'],
] as const)('the clock of %s while %s', (kind, state, headline) => {
  const due = { kind, from: NOW - hours(1), at: NOW + hours(2) }
  expect(clockView(caseView({ state, due }), NOW).headline).toBe(headline)
})

describe('a promise on an assumed calendar', () => {
  test('says so on the case page where a date is shown, and nowhere else', () => {
    const noteOf = (change: Partial<CaseView>) =>
      detailView(caseView({ sight: 'own', ...change }), NOW).assumed
    for (const state of ['dispatched', 'signed', 'processing', 'reopened'] as const)
      expect(noteOf({ state, assumed: true })).toBe('按法定节假日推算，放假安排公布后如有变化会告知您')
    expect(noteOf({ state: 'processing' })).toBe('')
    expect(noteOf({ state: 'needInfo', assumed: true, pausedAt: NOW })).toBe('')
    expect(noteOf({ state: 'closed', assumed: true })).toBe('')
  })

  test('says so on the thanks page; where nobody can be contacted no contact is promised', () => {
    const clocks = { signDue: NOW, contactDue: NOW, resolveDue: NOW }
    const submitted = {
      caseId: 'c',
      number: '261123482133',
      state: 'dispatched',
      departmentName: '城管局',
    } as const
    const done = (change: object) => doneView({ ...submitted, clocks, ...change }, NOW)
    expect(done({ assumed: true }).assumed).toContain('按法定节假日推算')
    expect(done({}).assumed).toBe('')
    const steps = (contactDue: number) =>
      done({ clocks: { ...clocks, contactDue } }).steps.map(({ text }) => text)
    expect(steps(NOW)).toEqual(['部门签收', '首次联系', '答复结果'])
    expect(steps(0)).toEqual(['部门签收', '答复结果'])
  })
})
