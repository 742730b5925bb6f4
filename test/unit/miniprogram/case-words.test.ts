import type { CaseView, TimelineEntry } from '../../../miniprogram/domain/api/case'
import { timelineRows } from '../../../miniprogram/components/timeline/view'
import { sentenceOf } from '../../../miniprogram/packages/case/detail/sentence'
import { FACES } from '../../../miniprogram/packages/case/rate/view'
import { clockView } from '../../../miniprogram/packages/staff/case/view'
import { caseView, entry, hours, NOW } from '../miniprogram-staff/build'

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
