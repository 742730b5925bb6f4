import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../../../miniprogram/domain/kernel/errors'
import type { StaffAction, StaffChoices } from '../../../../../miniprogram/domain/api/staff'
import { STAFF_ACTIONS } from '../../../../../miniprogram/domain/api/staff'
import { NUMBER_MISSING } from '../../../../../miniprogram/domain/case/case-number'
import type { Requirement } from '../../../../../miniprogram/domain/case/workflow'
import { ACTION_ROWS, CASE_ACTIONS } from '../../../../../miniprogram/domain/case/workflow'
import {
  emptyDraft,
  inputOf,
  isWorthKeeping,
  whatIsMissing,
} from '../../../../../miniprogram/packages/staff/act/draft'
import type { ActDraft, Photos } from '../../../../../miniprogram/packages/staff/act/draft'
import type { FormSpec } from '../../../../../miniprogram/packages/staff/act/forms'
import { formOf } from '../../../../../miniprogram/packages/staff/act/forms'
import { isOneTap } from '../../../../../miniprogram/packages/staff/shared/actions'
import { DRAWN_FIELDS, drawnProblems } from '../../../../../miniprogram/packages/staff/act/problems'
import {
  actPage,
  extensionAsked,
  shownChoices,
  shownEnd,
  shownIds,
  startingDraft,
  withPhrase,
} from '../../../../../miniprogram/packages/staff/act/view'
import { endOfDay, isoDay } from '../../../../../miniprogram/packages/staff/act/day'
import { caseView, entry, NOW } from '../../support/build'

const ROOT = join(__dirname, '../../../../../miniprogram')
const NO_PHOTOS: Photos = { done: [], uploading: false, problem: '' }
const photo = 'media-1'
const choices: StaffChoices = {
  departments: [
    { id: 'chengguan', name: '城管局' },
    { id: 'shuiwu', name: '水务局' },
  ],
  reasons: {
    reject: [{ id: 'police', name: '报警事项' }],
    handBack: [{ id: 'not-mine', name: '不属于本部门职责' }],
    close: [{ id: 'fixed', name: '已处理' }],
    extension: [{ id: 'weather', name: '天气' }],
  },
}
const formActions = STAFF_ACTIONS.filter((action) => !isOneTap(action))

function specOf(action: StaffAction): FormSpec {
  const spec = formOf(action)
  if (!spec) throw new Error(`${action} has no form`)
  return spec
}

function fullDraft(spec: FormSpec): ActDraft {
  return {
    key: 'key-12345678',
    text: ' 已安排 ',
    reason: 'r',
    departmentId: 'shuiwu',
    coDepartmentIds: ['chengguan', 'shuiwu'],
    until: '2026-12-03',
    parentNumber: '261123482133',
    reached: 'yes',
    ticked: (spec.checklist ?? []).map((_, line) => line),
  }
}

describe('the forms', () => {
  /** The part of a form that brings what the workflow requires. */
  const asks: Partial<Record<Requirement, (spec: FormSpec) => boolean>> = {
    text: ({ text }) => text?.required === true,
    reason: ({ reason }) => reason !== undefined,
    department: ({ department }) => department !== undefined,
    afterPhoto: ({ photos }) => photos !== undefined,
    someAfterPhoto: ({ photos }) => photos !== undefined,
    parentCase: ({ parentNumber }) => parentNumber === true,
    until: ({ until }) => until !== undefined,
    reached: ({ reached }) => reached !== undefined,
  }
  test.each(formActions)('%s asks for all that the workflow requires', (action) => {
    for (const requirement of ACTION_ROWS[action].requires) {
      expect([requirement, asks[requirement]?.(specOf(action))]).toEqual([requirement, true])
    }
  })

  test('what is done by a tap requires nothing', () => {
    for (const action of STAFF_ACTIONS.filter(isOneTap)) expect(ACTION_ROWS[action].requires).toEqual([])
  })

  test.each(formActions)('%s can be sent when complete, and says what happens', (action) => {
    const spec = specOf(action)
    const photos = { ...NO_PHOTOS, done: [photo] }
    expect(whatIsMissing(spec, fullDraft(spec), photos, true)).toBeUndefined()
    expect(spec.effect).not.toBe('')
  })

  test('only staff actions have a form', () => {
    const actions = ['rate', 'sign', 'toString', 'reply']
    expect(actions.map((action) => formOf(action) !== undefined)).toEqual([false, false, false, true])
  })

  test('the staff area has an action for each that staff take, and no other', () => {
    const taken = CASE_ACTIONS.filter((action) =>
      ACTION_ROWS[action].by.some((party) => party !== 'reporter' && party !== 'system'),
    )
    expect([...STAFF_ACTIONS].sort()).toEqual(taken.sort())
    for (const action of STAFF_ACTIONS) expect(ACTION_ROWS[action].rank).toBeDefined()
  })
})

describe('what is missing', () => {
  const rows: [StaffAction, Partial<ActDraft>, Partial<Photos>, boolean, string | undefined][] = [
    ['reply', { text: '  ' }, {}, false, '请填写答复内容'],
    ['reply', {}, {}, false, undefined],
    ['reply', {}, {}, true, '请至少上传一张办理后的现场照片'],
    ['reply', {}, { done: [photo], uploading: true }, true, '照片正在上传，请稍候'],
    ['reply', {}, { done: [photo], problem: '有照片没有传上' }, true, '有照片没有传上'],
    ['close', { reason: '' }, {}, false, '请选择办结原因'],
    ['close', { text: '' }, {}, false, undefined],
    ['handBack', { departmentId: '' }, {}, false, '请选择应由哪个部门办理'],
    ['requestExtension', { until: '' }, {}, false, '请选择延期日期'],
    ['contact', { reached: '' }, {}, false, '请选择联系结果'],
    ['contact', { reached: 'no', text: '' }, {}, false, undefined],
    ['merge', { parentNumber: '2611' }, {}, false, NUMBER_MISSING],
    ['publish', { ticked: [0, 2] }, {}, false, '请逐项核对并勾选'],
  ]
  test.each(rows)('%s %j %j', (action, change, photos, needsPhoto, missing) => {
    const spec = specOf(action)
    const draft = { ...fullDraft(spec), ...change }
    expect(whatIsMissing(spec, draft, { ...NO_PHOTOS, ...photos }, needsPhoto)).toBe(missing)
  })
})

describe('what is sent', () => {
  const parts = { caseId: 'c1', draft: fullDraft(specOf('progress')), media: [photo], seen: ['media-2'] }
  const act = { caseId: 'c1', key: 'key-12345678' }

  test('each action gets its own input and nothing else', () => {
    expect(inputOf('sign', parts)).toEqual(act)
    expect(inputOf('publish', parts)).toEqual({ ...act, seen: ['media-2'] })
    expect(inputOf('progress', parts)).toEqual({ ...act, text: '已安排', media: [photo] })
    expect(inputOf('close', parts)).toEqual({ ...act, text: '已安排', media: [photo], reason: 'r' })
    expect(inputOf('handBack', parts)).toEqual({
      ...act,
      text: '已安排',
      reason: 'r',
      departmentId: 'shuiwu',
    })
    expect(inputOf('merge', parts)).toEqual({ ...act, text: '已安排', parentNumber: '261123482133' })
  })

  test('the lead department is not its own co-department', () => {
    expect(inputOf('dispatch', parts)).toMatchObject({
      departmentId: 'shuiwu',
      coDepartmentIds: ['chengguan'],
    })
  })

  test('an optional text that is empty is left out', () => {
    expect(inputOf('verify', { ...parts, draft: { ...parts.draft, text: ' ' } })).toEqual(act)
  })

  test('a date means the end of its office hours in China', () => {
    expect(new Date(inputOf('grantExtension', parts).until ?? 0).toISOString()).toBe(
      '2026-12-03T09:30:00.000Z',
    )
    expect(isoDay(endOfDay('2026-12-03'))).toBe('2026-12-03')
    expect(isoDay(Date.parse('2026-12-02T16:00:00Z'))).toBe('2026-12-03')
  })

  test('only what would be a pity to lose is kept', () => {
    expect(isWorthKeeping(emptyDraft('k'))).toBe(false)
    expect(isWorthKeeping({ ...emptyDraft('k'), text: '写了' })).toBe(true)
  })
})

describe('how a form begins', () => {
  test('granting an extension with the date that was asked for', () => {
    const until = endOfDay('2026-12-08')
    const asked = { extension: { until, askedAt: NOW }, mayExtendTo: [until] }
    expect(startingDraft('grantExtension', caseView(asked), [], 'k').until).toBe('2026-12-08')
    // Too late by now: the dispatcher chooses another day.
    expect(startingDraft('grantExtension', caseView({ ...asked, mayExtendTo: [] }), [], 'k').until).toBe('')
  })

  test('dispatching with the owner that the hand-back named, else with the category’s own', () => {
    const timeline = [entry({ action: 'handBack', toDepartment: '水务局' })]
    const begun = (view: ReturnType<typeof caseView>) =>
      startingDraft('dispatch', view, choices.departments, 'k').departmentId
    expect(begun(caseView({ timeline }))).toBe('shuiwu')
    expect(begun(caseView())).toBe('chengguan')
    expect(begun(caseView({ department: undefined }))).toBe('')
  })

  test('a case is not handed back to who has it', () => {
    const departments = (action: StaffAction) =>
      shownChoices(specOf(action), choices, caseView()).departments.map(({ id }) => id)
    expect(departments('handBack')).toEqual(['shuiwu'])
    expect(departments('dispatch')).toEqual(['chengguan', 'shuiwu'])
    expect(shownChoices(specOf('close'), choices, caseView()).reasons).toEqual(choices.reasons.close)
  })

  test('publishing shows the pictures of the case and of the answer, and says which they were', () => {
    const file = (id?: string) => ({
      kind: 'image' as const,
      url: `u-${id}`,
      thumb: 't',
      width: 4,
      height: 3,
      ...(id === undefined ? {} : { id }),
    })
    const view = caseView({ media: [file('m-1'), file()], after: [file('m-2')] })
    expect(shownIds(actPage('publish', view, NOW))).toEqual(['m-1', 'm-2'])
    expect(shownIds(actPage('reply', view, NOW))).toEqual([])
  })

  test('the latest extension that was asked for', () => {
    const timeline = [
      entry({ action: 'requestExtension', at: NOW - 2, until: 100 }),
      entry({ action: 'requestExtension', at: NOW - 1, until: 200 }),
    ]
    expect(extensionAsked(caseView({ timeline }))?.until).toBe(200)
    expect(extensionAsked(caseView())).toBeUndefined()
  })

  test('a ruling sees what was asked for', () => {
    const asked = { until: endOfDay('2026-12-08'), reason: '等待材料', text: '材料下周到货' }
    const view = caseView({ timeline: [entry({ action: 'requestExtension', ...asked })] })
    expect(actPage('refuseExtension', view, NOW).asked).toBe('城管局申请延到 12月8日：等待材料。材料下周到货')
    expect(actPage('urge', view, NOW).asked).toBe('')
  })

  test('publishing shows what becomes public; nothing else does', () => {
    const view = caseView({ actions: [{ action: 'reply', needsPhoto: true }] })
    expect(actPage('publish', view, NOW).becomesPublic.join()).toContain('小区门口路灯不亮已经一周')
    expect(actPage('reply', view, NOW)).toMatchObject({
      becomesPublic: [],
      needsPhoto: true,
      ends: [],
    })
  })

  test('an extension is chosen among the working days that the server gives, beside the date as it stands', () => {
    const mayExtendTo = ['2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01'].map(endOfDay)
    const page = actPage('requestExtension', caseView({ mayExtendTo }), NOW)
    expect(page.promised).toBe('目前的办理时限：11月26日 10:00')
    expect(page.ends.map(({ text }) => text)).toEqual([
      '11月26日 周四',
      '11月27日 周五',
      '11月30日 周一',
      '12月1日 周二',
    ])
    expect([shownEnd(page, ''), shownEnd(page, '2026-12-01')]).toEqual([2, 3])
  })

  test('whoever judges the answer sees it', () => {
    const media = [{ kind: 'image', url: 'u', thumb: 't', width: 1, height: 1 } as const]
    const timeline = [
      entry({ action: 'reply', text: '已修好', media, remark: '照片拍摄位置距上报地点约 300 米' }),
    ]
    for (const action of ['verify', 'redo', 'close'] as const)
      expect(actPage(action, caseView({ timeline }), NOW).answer).toEqual({
        by: '城管局 · 今天 10:00',
        text: '已修好',
        media,
        remark: '照片拍摄位置距上报地点约 300 米',
      })
    expect(actPage('urge', caseView({ timeline }), NOW).answer).toBeNull()
  })

  test('what it does besides depends on where the case is', () => {
    const waiting = caseView({ state: 'needInfo', pausedAt: NOW })
    expect(actPage('reply', waiting, NOW).also).toContain('不再等待市民补充')
    expect(actPage('reply', caseView({ state: 'signed' }), NOW).also).toBe('')
    expect(actPage('urge', caseView({ state: 'submitted' }), NOW).also).toContain('平台专员')
  })

  test('standard sentences do not run together, and come once', () => {
    expect(withPhrase(withPhrase('', '已到场'), '正在施工')).toBe('已到场。正在施工')
    expect(withPhrase('已到场', '已到场')).toBe('已到场')
  })

  test('what is said about a field stands at that field, and each that may be spoken of is drawn', () => {
    const page = readFileSync(join(ROOT, 'packages/staff/act/index.wxml'), 'utf8')
    for (const field of DRAWN_FIELDS) expect(page).toContain(`{{problems.${field}}}`)
    const said = (fields: Record<string, string>) => drawnProblems(new AppError('invalid_input', { fields }))
    expect(said({ until: '请选择工作日' })).toEqual({ until: '请选择工作日' })
    expect(said({ 'media.0': '请重新选择' })).toEqual({ media: '请重新选择' })
    expect(said({ key: '格式不正确' })).toBeUndefined()
    const sent = ['caseId', 'key', 'takenAt', 'seen']
    const full = { caseId: 'c1', draft: fullDraft(specOf('verify')), media: ['m'], seen: ['m'] }
    const known = STAFF_ACTIONS.flatMap((action) => Object.keys(inputOf(action, full)))
    expect([...new Set(known)].filter((name) => !sent.includes(name)).sort()).toEqual(
      [...DRAWN_FIELDS].sort(),
    )
  })
})
