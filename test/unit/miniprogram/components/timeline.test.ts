import { timelineRows } from '../../../../miniprogram/components/timeline/view'
import { setCityHours } from '../../../../miniprogram/services/city-clock'

setCityHours({ utcOffsetMinutes: 480, spans: [[540, 1050]] })

const at = (text: string) => Date.parse(`${text}+08:00`)
const NOW = at('2026-11-23T10:00:00')

test('the timeline is newest first', () => {
  const entry = { by: '交通局', text: '', media: [] }
  const rows = timelineRows(
    [
      { ...entry, id: '1', at: at('2026-11-20T09:00:00'), action: 'submit' },
      { ...entry, id: '2', at: at('2026-11-23T09:00:00'), action: 'sign', person: '王某' },
    ],
    NOW,
  )
  expect(rows.map(({ id, when }) => [id, when])).toEqual([
    ['2', '今天 09:00'],
    ['1', '11月20日 09:00'],
  ])
  expect(rows[0]?.by).toBe('交通局 王某')
})
