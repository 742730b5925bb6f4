import { caseRow } from '../../../../miniprogram/components/case-card/view'
import type { CaseCard } from '../../../../miniprogram/domain/api/case'
import { setCityHours } from '../../../../miniprogram/services/city-clock'

setCityHours({ utcOffsetMinutes: 480, spans: [[540, 1050]] })

const at = (text: string) => Date.parse(`${text}+08:00`)
const NOW = at('2026-11-23T10:00:00')

const card = (over: Partial<CaseCard> = {}): CaseCard => ({
  id: 'c1',
  number: '261123482135',
  title: '路中间有一个坑',
  categoryName: '路面破损',
  state: 'processing',
  address: '长江路 12 号',
  townName: '东区街道',
  departmentName: '交通局',
  at: at('2026-11-20T09:00:00'),
  supports: 0,
  ...over,
})

describe('a card', () => {
  it('shows the running promise, and when it is late', () => {
    const due = { kind: 'resolve' as const, at: at('2026-11-23T13:00:00'), from: 0 }
    expect(caseRow(card({ due }), NOW)).toMatchObject({ foot: '办理剩 3 小时', footTone: 'waiting' })
    expect(caseRow(card({ due }), at('2026-11-25T14:00:00')).footTone).toBe('late')
  })

  it('shows how long a finished one took, and how it was liked', () => {
    const closed = card({ state: 'rated', closedAt: at('2026-11-22T10:00:00'), grade: 4 })
    expect(caseRow(closed, NOW).foot).toBe('3 天办结 · 满意')
  })

  it('says what the viewer should do', () => {
    expect(caseRow(card({ todo: 'rate' }), NOW)).toMatchObject({ todo: '待您评价', todoKind: 'rate' })
  })
})
