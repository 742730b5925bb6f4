import type { CategoryChoice, ReportForm } from '../../../../../miniprogram/domain/api/case'
import type { ReportDraft } from '../../../../../miniprogram/packages/report/form/draft'
import {
  firstProblem,
  inputOf,
  isBegun,
  newReport,
  problemsFrom,
  problemsOf,
  withCategory,
} from '../../../../../miniprogram/packages/report/form/draft'
import {
  addressText,
  formView,
  nearbyRows,
  promiseText,
} from '../../../../../miniprogram/packages/report/form/view'
import { doneView } from '../../../../../miniprogram/packages/report/done/view'
import { queueRow } from '../../support/build'
import { setCityHours } from '../../../../../miniprogram/services/city-clock'

setCityHours({ utcOffsetMinutes: 480, spans: [[540, 1050]] })

const category = (over: Partial<CategoryChoice>): CategoryChoice => ({
  id: 'road',
  name: '路面破损',
  icon: 'guide-o',
  type: 'help',
  example: '例如：路中间有个坑',
  questions: [],
  mayBePublic: true,
  ...over,
})

const ROAD = category({})
const LAMP = category({
  id: 'lamp',
  name: '路灯不亮',
  mayBePublic: false,
  danger: { question: '有电线垂地吗', phone: '110', phoneName: '报警电话' },
  questions: [{ id: 'count', text: '几盏', choices: ['一盏', '多盏'] }],
})
const FORM: ReportForm = {
  categories: [ROAD, LAMP, category({ id: 'other', name: '其他' })],
  towns: [
    { id: 'east', name: '东区街道', point: { longitude: 113.4, latitude: 22.5 } },
    { id: 'south', name: '南区街道', point: { longitude: 113.35, latitude: 22.48 } },
  ],
  limits: { photos: 9, videoSeconds: 60, textMin: 5, textMax: 20 },
}
const POINT = { longitude: 113.39, latitude: 22.51 }

const complete = (over: Partial<ReportDraft> = {}): ReportDraft => ({
  ...newReport('key-12345678', 'snap'),
  place: { point: POINT, address: '长江路 12 号', townId: 'east' },
  categoryId: 'road',
  text: '路中间有一个坑',
  ...over,
})
const item = (state: 'done' | 'failed') => ({
  id: state,
  kind: 'image' as const,
  preview: '',
  state,
  progress: 0,
})

describe('what keeps a report from being submitted', () => {
  it.each<[string, Partial<ReportDraft>, string | undefined]>([
    ['nothing', {}, undefined],
    ['no place', { place: undefined }, 'place'],
    ['no category', { categoryId: '' }, 'category'],
    ['a category that is gone', { categoryId: 'gone' }, 'category'],
    ['the danger question is open', { categoryId: 'lamp', answers: { count: '一盏' } }, 'category'],
    ['another question is open', { categoryId: 'lamp', danger: 'no' }, 'category'],
    ['everything answered', { categoryId: 'lamp', danger: 'no', answers: { count: '一盏' } }, undefined],
    ['text just too short', { text: ' 四个字了 ' }, 'text'],
    ['text just long enough', { text: '五个字够了' }, undefined],
    ['text at its limit', { text: '字'.repeat(20) }, undefined],
    ['text over its limit', { text: '字'.repeat(21) }, 'text'],
    ['a failed photo', { items: [item('failed')] }, 'media'],
    ['a wrong phone number', { contactPhone: '12345' }, 'contact'],
    ['a mobile number with spaces', { contactPhone: '138 0000 0000' }, undefined],
    ['a landline', { contactPhone: '0760-88881234' }, undefined],
  ])('%s', (_name, over, part) => {
    expect(firstProblem(problemsOf(complete(over), FORM))).toBe(part)
  })

  it('is told from top to bottom', () => {
    expect(firstProblem(problemsOf(newReport('k', 'snap'), FORM))).toBe('place')
  })
})

describe('what is submitted', () => {
  it('is trimmed, and says nothing that was not given', () => {
    const input = inputOf(complete({ text: '  路中间有一个坑\n' }), ROAD)
    expect(input.text).toBe('路中间有一个坑')
    expect(input).not.toHaveProperty('contactPhone')
    expect(input).not.toHaveProperty('dangerDenied')
  })

  it('is open only where the category allows it', () => {
    expect(inputOf(complete({ open: true }), ROAD).open).toBe(true)
    expect(inputOf(complete({ open: true }), LAMP).open).toBe(false)
  })

  it('denies the danger only when it was asked and answered with no', () => {
    expect(inputOf(complete({ danger: 'no' }), LAMP).dangerDenied).toBe(true)
    expect(inputOf(complete({ danger: 'yes' }), LAMP).dangerDenied).toBe(false)
  })

  it('keeps its key', () => {
    expect(inputOf(complete(), ROAD).key).toBe('key-12345678')
  })
})

test('another category asks anew, the same one keeps its answers', () => {
  const answered = complete({ categoryId: 'lamp', danger: 'no', answers: { count: '一盏' } })
  expect(withCategory(answered, 'road', true)).toMatchObject({
    danger: '',
    answers: {},
    categoryChosen: true,
  })
  expect(withCategory(answered, 'lamp', true)).toMatchObject({ danger: 'no', answers: { count: '一盏' } })
})

test('an untouched form is not worth a draft', () => {
  expect(isBegun(newReport('k', 'snap'))).toBe(false)
  expect(isBegun({ ...newReport('k', 'snap'), text: '路' })).toBe(true)
})

test('the server’s complaints find their part of the page', () => {
  expect(
    problemsFrom({
      'place.townId': 'A',
      text: 'B',
      'media.0.width': 'C',
      contactPhone: 'D',
      'answers.x': 'E',
    }),
  ).toEqual({
    place: 'A',
    text: 'B',
    media: 'C',
    contact: 'D',
    category: 'E',
  })
})

describe('the form in words', () => {
  it('puts the chosen category first, then what the text suggests, and repeats none', () => {
    const { chips } = formView(complete({ categoryId: 'lamp' }), FORM, ['other', 'lamp', 'gone'])
    expect(chips.map(({ id, on }) => [id, on])).toEqual([
      ['lamp', true],
      ['other', false],
      ['road', false],
    ])
  })

  it('stops when life may be in danger', () => {
    expect(formView(complete({ categoryId: 'lamp', danger: 'yes' }), FORM, []).stopped).toBe(true)
    expect(formView(complete({ categoryId: 'lamp', danger: 'no' }), FORM, []).stopped).toBe(false)
  })

  it('gives the example of the category as the city wrote it, else its own', () => {
    expect(formView(complete(), FORM, []).placeholder).toBe('例如：路中间有个坑')
    expect(formView(complete({ categoryId: '' }), FORM, []).placeholder).toMatch(/^例如：(?!例如)/)
  })

  it('counts as the server does, without the space around', () => {
    expect(formView(complete({ text: ' 路 ' }), FORM, [])).toMatchObject({ counter: '1/20', tooLong: false })
  })
})

test.each([
  ['大信', '兴中道 1 号', '兴中道 1 号 大信'],
  ['大信', '兴中道 1 号大信', '兴中道 1 号大信'],
  ['', '兴中道 1 号', '兴中道 1 号'],
  ['大信', '', '大信'],
  ['', '', ''],
  [' ', ' ', ''],
  ['大'.repeat(300), '', `${'大'.repeat(199)}…`],
])('the address of %p at %p reads %p', (name, address, text) => {
  expect(addressText(name, address)).toBe(text)
})

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const CLOCKS = {
  signDue: Date.parse('2026-11-23T12:00:00+08:00'),
  contactDue: Date.parse('2026-11-24T12:00:00+08:00'),
  resolveDue: Date.parse('2026-12-03T17:30:00+08:00'),
}

test('the promise says when and by whom', () => {
  expect(promiseText({ departmentName: '城管局', clocks: CLOCKS }, NOW)).toBe(
    '今天 12:00 前签收，预计 12月3日 前答复\n城管局承办',
  )
  expect(promiseText(undefined, NOW)).toBe('')
})

test('the thanks page tells whether a department has it already', () => {
  const submitted = { caseId: 'c', number: '261123482135', departmentName: '城管局', clocks: CLOCKS }
  expect(doneView({ ...submitted, state: 'dispatched' }, NOW)).toMatchObject({
    number: '2611 2348 2135',
    headline: '已转城管局办理',
  })
  expect(doneView({ ...submitted, state: 'submitted' }, NOW).headline).toContain('平台专员')
})

test('the thanks page says that the same was reported just before, and what to do then', () => {
  const submitted = {
    caseId: 'c',
    number: '261123482135',
    departmentName: '城管局',
    clocks: CLOCKS,
    state: 'dispatched' as const,
  }
  expect(doneView(submitted, NOW).twin).toBe('')
  const twin = { caseId: 'd', number: '261123482143', at: NOW - 60_000 }
  const text = doneView({ ...submitted, twin }, NOW).twin
  expect(text).toContain('您 1 分钟前刚上报过相同的内容（编号 2611 2348 2143）')
  expect(text).toContain('撤回这一件')
})

test('what one reported here oneself is no case to support', () => {
  const card = (mine: boolean) => ({
    ...queueRow({ at: NOW }),
    metres: 12,
    supportedByMe: false,
    ...(mine ? { mine } : {}),
  })
  const rows = nearbyRows([card(true), card(false)], NOW)
  expect(rows.map(({ mine }) => mine)).toEqual([
    expect.stringMatching(/^您 .* 上报，编号 2611 2348 2135$/),
    '',
  ])
})
