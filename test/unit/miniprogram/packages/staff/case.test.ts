import type { CaseAction } from '../../../../../miniprogram/domain/case/workflow'
import { CASE_STATES } from '../../../../../miniprogram/domain/case/workflow'
import { nearbyView } from '../../../../../miniprogram/packages/staff/shared/nearby'
import {
  actionBar,
  clockView,
  contactView,
  factsOf,
  saidIn,
} from '../../../../../miniprogram/packages/staff/case/view'
import { caseView, hours, NOW, queueRow } from '../../support/build'

describe('the clock', () => {
  const due = (kind: 'sign' | 'resolve', from: number, at: number) =>
    caseView({ due: { kind, from: NOW + hours(from), at: NOW + hours(at) } })

  test('says what is due, how long is left, and until when', () => {
    expect(clockView(due('sign', -1, 2), NOW)).toMatchObject({
      headline: '签收剩 2 小时',
      detail: '今天 12:00 前签收',
      tone: 'waiting',
    })
    expect(clockView(due('resolve', -1, 72), NOW)).toMatchObject({
      headline: '办理剩 3 天',
      detail: '11月26日 10:00 前办理',
    })
  })

  test('near and past its end it says so by word and colour', () => {
    expect(clockView(due('sign', -3, 1), NOW)).toMatchObject({
      headline: '临期 · 签收剩 1 小时',
      tone: 'warn',
    })
    expect(clockView(due('sign', -10, -4), NOW)).toMatchObject({
      headline: '超期升级 · 签收超期 4 小时',
      tone: 'late',
    })
  })

  test('stands still while the citizen is asked', () => {
    const paused = clockView(caseView({ state: 'needInfo', pausedAt: NOW - hours(1) }), NOW)
    expect(paused).toMatchObject({
      headline: '等市民补充，计时暂停',
      detail: '今天 09:00 起暂停',
      tone: 'idle',
    })
  })

  test('is never empty, whatever the state', () => {
    for (const state of CASE_STATES) {
      for (const due of [caseView().due, undefined]) {
        expect(clockView(caseView({ state, due }), NOW).headline).not.toBe('')
      }
    }
  })
})

describe('the actions', () => {
  const bar = (...actions: CaseAction[]) => actionBar(actions.map((action) => ({ action })))

  test('one next action, one beside it, the rest behind a sheet, in the order of the server', () => {
    const { primary, secondary, more } = bar('reply', 'progress', 'askInfo', 'handBack')
    expect([primary?.label, secondary?.label, more.map(({ label }) => label)]).toEqual([
      '答复市民',
      '记录进展',
      ['请市民补充', '退单'],
    ])
  })

  test('what takes something away from somebody is never the main button', () => {
    expect(bar('redo')).toEqual({ secondary: { action: 'redo', label: '退回重办' }, more: [] })
    expect(bar('reject', 'accept').primary?.action).toBe('accept')
  })

  test('what the citizen does is not offered to staff who reported the case themselves', () => {
    expect(bar('rate', 'withdraw', 'sign')).toEqual({ primary: { action: 'sign', label: '签收' }, more: [] })
    expect(bar('rate')).toEqual({ more: [] })
  })
})

describe('what is known', () => {
  test('facts without a value are left out', () => {
    const labels = factsOf(caseView(), NOW).map(({ label }) => label)
    expect(labels).toEqual(expect.arrayContaining(['编号', '主办部门', '办理时限', '是否公开']))
    expect(labels).not.toEqual(expect.arrayContaining(['协办部门']))
    expect(labels).not.toContain('退单次数')
  })

  test('openness in words', () => {
    const openness = (published: boolean, mayBePublished: boolean) =>
      factsOf(caseView({ published, mayBePublished }), NOW).find(({ label }) => label === '是否公开')?.value
    expect([openness(true, true), openness(false, true), openness(false, false)]).toEqual([
      '已公开',
      '市民同意公开，尚未公开',
      '不公开',
    ])
  })

  test('an anonymous reporter is not named, even if a name came along', () => {
    const contact = { name: '林女士', phone: '', anonymous: true }
    expect(contactView(caseView({ contact }))).toMatchObject({ name: '匿名市民', phone: '' })
    expect(contactView(caseView())).toBeUndefined()
  })

  test('the town is left out where the address says it', () => {
    const place = { ...caseView().place, address: '西区街道中山路' }
    expect(saidIn(caseView({ place })).townName).toBe('')
    expect(saidIn(caseView()).townName).toBe('西区街道')
    expect(saidIn(caseView()).doubts).toEqual([])
    const doubtful = { ...caseView().place, doubts: [{ kind: 'edge' } as const] }
    expect(saidIn(caseView({ place: doubtful })).doubts).toEqual(['位置靠近市界，请核对'])
  })

  test('a case close by: how far, what, how many', () => {
    const near = nearbyView({ ...queueRow({ supports: 2 }), metres: 119.6 })
    expect(near.meta).toBe('120 米 · 路灯不亮 · 已派单 · 2 人遇到')
  })
})
