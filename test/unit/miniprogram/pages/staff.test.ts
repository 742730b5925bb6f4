import { QUEUE_TABS } from '../../../../miniprogram/domain/api/staff'
import type { Light, QueueRow, StaffSummary } from '../../../../miniprogram/domain/api/staff'
import { outcomeText, signInSlices } from '../../../../miniprogram/pages/staff/batch'
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
    { tab: 'inHand', count: 5_120 },
    { tab: 'dueToday', count: 2 },
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

  test('counts are true however large, and finished work is not counted', () => {
    expect(tabViews(liaison).map(({ count }) => count)).toEqual(['3', '5120', '2', '1', ''])
  })

  test('a liaison begins with signing, a dispatcher with review', () => {
    expect(figureViews(liaison).map(({ label, value, tone }) => [label, value, tone])).toEqual([
      ['待签收', '3', 'plain'],
      ['今日到期', '2', 'warn'],
      ['已超期', '1', 'late'],
    ])
    // Each figure opens the list of just those.
    expect(figureViews(liaison).map(({ tab }) => tab)).toEqual(['toSign', 'dueToday', 'late'])
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

describe('signing many', () => {
  const picked = Array.from({ length: 120 }, (_, n) => ({ id: `c${n}`, number: `26112300${n}` }))

  test('goes in slices that the server takes, and tells how far it is', async () => {
    const slices: number[] = []
    const told: number[] = []
    const sign = (caseIds: string[]) => {
      slices.push(caseIds.length)
      return Promise.resolve({ signed: caseIds, failed: [] })
    }
    const outcome = await signInSlices(picked, sign, (done) => told.push(done))
    expect([slices, told]).toEqual([
      [50, 50, 20],
      [50, 100, 120],
    ])
    expect(outcome).toEqual({ signed: 120, failed: [], left: [] })
    expect(outcomeText(outcome, '')).toBeUndefined()
  })

  test('each case that could not be signed is named with its reason', async () => {
    const sign = ([first = '', ...signed]: string[]) =>
      Promise.resolve({ signed, failed: [{ caseId: first, message: '城管局已签收' }] })
    const outcome = await signInSlices(picked, sign, () => undefined)
    expect(outcomeText(outcome, '')).toEqual({
      title: '已签收 117 件，3 件未能签收',
      content: ['261123000', '2611230050', '26112300100']
        .map((number) => `${number}：城管局已签收`)
        .join('\n'),
    })
  })

  test('of very many the first are named and the others counted', () => {
    const failed = picked.map(({ number }) => ({ number, message: '已签收' }))
    const text = outcomeText({ signed: 0, failed, left: [] }, '')
    expect(text?.content.split('\n')).toHaveLength(7)
    expect(text?.content).toContain('另有 114 件未能签收')
  })

  test('a connection that breaks leaves the rest ticked and says so: nothing is told as done that is not', async () => {
    let calls = 0
    const sign = (caseIds: string[]) => {
      calls += 1
      return calls === 2
        ? Promise.reject(new Error('offline'))
        : Promise.resolve({ signed: caseIds, failed: [] })
    }
    const outcome = await signInSlices(picked, sign, () => undefined)
    expect([outcome.signed, outcome.left]).toEqual([50, picked.slice(50)])
    expect(outcomeText(outcome, '网络不给力')).toEqual({
      title: '已签收 50 件',
      content: '70 件尚未签收：网络不给力。可再点一次“签收”继续',
    })
  })
})
