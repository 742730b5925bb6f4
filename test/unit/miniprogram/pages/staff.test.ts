import { QUEUE_TABS } from '../../../../miniprogram/domain/api/staff'
import type { Light, QueueRow, StaffSummary } from '../../../../miniprogram/domain/api/staff'
import { rowView } from '../../../../miniprogram/pages/staff/rows'
import { placeText } from '../../../../miniprogram/words/format'
import {
  EMPTY_TEXTS,
  emptyText,
  figureViews,
  TAB_LABELS,
  tabToOpen,
  tabViews,
} from '../../../../miniprogram/pages/staff/tabs'
import { hours, NOW, queueRow } from '../support/build'

const liaison: StaffSummary = {
  tabs: [
    { tab: 'toSign', count: 3 },
    { tab: 'inHand', count: 120 },
    { tab: 'late', count: 1 },
    { tab: 'done' },
  ],
  dueToday: 2,
  late: 1,
}
const dispatcher: StaffSummary = {
  tabs: [
    { tab: 'review', count: 0 },
    { tab: 'toSign', count: 5 },
  ],
  dueToday: 0,
  late: 0,
}

describe('a row of the queue', () => {
  const lights: [Light, number, string, string][] = [
    ['ok', NOW + hours(3), 'waiting', '签收剩 3 小时'],
    ['warn', NOW + hours(0.5), 'warn', '临期 · 签收剩 30 分钟'],
    ['late', NOW - hours(2), 'late', '签收超期 2 小时'],
    ['escalated', NOW - hours(72), 'late', '超期升级 · 签收超期 3 天'],
    ['bad', NOW - hours(240), 'late', '签收严重超期 10 天'],
  ]
  test.each(lights)('light %s is told by icon, word and colour', (light, at, tone, clock) => {
    const row = rowView(queueRow({ light, due: { kind: 'sign', at, from: 0 } }), NOW, true)
    expect(row).toMatchObject({ tone, clock })
    expect(row.icon).not.toBe('')
  })

  test('until a department has the case, the promise is the platform’s to dispatch it', () => {
    const clockOf = (state: QueueRow['state']) => rowView(queueRow({ state, light: 'ok' }), NOW, false).clock
    expect(['submitted', 'accepted', 'returned'].map((state) => clockOf(state as QueueRow['state']))).toEqual(
      Array(3).fill('派单剩 1 小时'),
    )
    expect(clockOf('reopened')).toBe('签收剩 1 小时')
  })

  test('a paused clock says so, a stopped one tells the state', () => {
    expect(rowView(queueRow({ light: 'paused', due: undefined }), NOW, true).clock).toBe('暂停计时')
    expect(rowView(queueRow({ light: 'none', due: undefined, state: 'closed' }), NOW, true).clock).toBe(
      '已办结',
    )
  })

  test('only who signs for a department may sign, and only what waits for it', () => {
    expect(rowView(queueRow({ state: 'dispatched' }), NOW, true).signable).toBe(true)
    expect(rowView(queueRow({ state: 'reopened' }), NOW, true).signable).toBe(true)
    expect(rowView(queueRow({ state: 'signed' }), NOW, true).signable).toBe(false)
    expect(rowView(queueRow({ state: 'dispatched' }), NOW, false).signable).toBe(false)
  })

  test('the town is not said twice', () => {
    expect(placeText({ townName: '西区街道', address: '中山路 12 号' })).toBe('西区街道 中山路 12 号')
    expect(placeText({ townName: '西区街道', address: '西区街道中山路 12 号' })).toBe('西区街道中山路 12 号')
    expect(placeText({ townName: '', address: '中山路' })).toBe('中山路')
  })
})

describe('tabs and figures', () => {
  test('every tab has a word and something to say when it is empty', () => {
    for (const tab of QUEUE_TABS) {
      expect(TAB_LABELS[tab]).toBeTruthy()
      expect(EMPTY_TEXTS[tab]).toBeTruthy()
    }
  })

  test('an empty list blames the filter when there is one', () => {
    expect(emptyText('late', false)).toBe('没有超期的办件')
    expect(emptyText('late', true)).toContain('筛选')
    expect(emptyText('', false)).not.toBe('')
  })

  test('counts are short, and finished work is not counted', () => {
    expect(tabViews(liaison).map(({ count }) => count)).toEqual(['3', '99+', '1', ''])
  })

  test('a liaison begins with signing, a dispatcher with review', () => {
    expect(figureViews(liaison).map(({ label, value, tone }) => [label, value, tone])).toEqual([
      ['待签收', '3', 'plain'],
      ['今日到期', '2', 'warn'],
      ['已超期', '1', 'late'],
    ])
    expect(figureViews(dispatcher)[0]).toMatchObject({ label: '待审核', value: '0', tab: 'review' })
  })

  test('the tab in use stays; otherwise the first with work opens', () => {
    expect(tabToOpen(liaison, 'inHand')).toBe('inHand')
    expect(tabToOpen(dispatcher, '')).toBe('toSign')
    expect(tabToOpen(dispatcher, 'done')).toBe('toSign')
    expect(tabToOpen({ ...dispatcher, tabs: [{ tab: 'review', count: 0 }] }, '')).toBe('review')
    expect(tabToOpen({ ...dispatcher, tabs: [] }, '')).toBe('')
  })
})
