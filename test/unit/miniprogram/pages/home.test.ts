import { mineCard } from '../../../../miniprogram/pages/home/view'
import { setCityHours } from '../../../../miniprogram/services/city-clock'

setCityHours({ utcOffsetMinutes: 480, spans: [[540, 1050]] })

const at = (text: string) => Date.parse(`${text}+08:00`)
const NOW = at('2026-11-23T10:00:00')

test('my card on the first page tells what to do first', () => {
  const none = { open: 0, toRate: 0, toAnswer: 0 }
  expect(mineCard({ open: 2, toRate: 1, toAnswer: 1 }, NOW)).toMatchObject({
    text: '1 件待您补充',
    group: 'waiting',
  })
  expect(mineCard({ ...none, toRate: 1 }, NOW)).toMatchObject({ urgent: true, group: 'toRate' })
  expect(mineCard({ ...none, open: 2, nextDue: at('2026-11-24T17:30:00') }, NOW)).toMatchObject({
    text: '2 件办理中',
    note: '最近 明天 前答复',
  })
  expect(mineCard({ ...none, open: 1, nextDue: at('2026-11-01T17:30:00') }, NOW).note).toBe('')
  expect(mineCard(none, NOW)).toMatchObject({ text: '查看办理进度', group: 'all' })
})
