import type { CategoryChoice, ReportForm } from '../../../../../miniprogram/domain/api/case'
import { AppError } from '../../../../../miniprogram/domain/kernel/errors'
import type { ReportDraft } from '../../../../../miniprogram/packages/report/form/draft'
import { newReport } from '../../../../../miniprogram/packages/report/form/draft'
import { isAboutForm } from '../../../../../miniprogram/packages/report/form/failure'
import { renewed } from '../../../../../miniprogram/packages/report/form/renew'

/** The city changes what it asks while a draft lies on the phone. */

const COUNT = { id: 'count', text: '几盏', choices: ['一盏', '多盏'] }
const SINCE = { id: 'since', text: '多久了', choices: ['今天', '几天'] }
const lamp = (changes: Partial<CategoryChoice> = {}): CategoryChoice => ({
  id: 'lamp',
  name: '路灯不亮',
  icon: 'bulb-o',
  type: 'help',
  example: '',
  questions: [COUNT, SINCE],
  mayBePublic: true,
  ...changes,
})
const form = (...categories: CategoryChoice[]): ReportForm => ({
  version: String(categories.length),
  categories,
  towns: [],
  limits: { photos: 9, videoSeconds: 60, textMin: 5, textMax: 500 },
})
const BEFORE = form(lamp())
const draft = (changes: Partial<ReportDraft> = {}): ReportDraft => ({
  ...newReport('key-12345678', 'snap'),
  text: '路灯坏了一整排',
  categoryId: 'lamp',
  categoryChosen: true,
  answers: { count: '一盏', since: '今天' },
  ...changes,
})

test('nothing changed: nothing is asked again', () => {
  expect(renewed(draft(), BEFORE, form(lamp()))).toEqual({ draft: draft(), problem: '' })
})

test.each<[string, CategoryChoice['questions'], ReportDraft['answers'], string]>([
  ['a choice is gone', [{ ...COUNT, choices: ['两盏以上'] }, SINCE], { since: '今天' }, '几盏'],
  ['a question asks something else', [{ ...COUNT, text: '亮几盏' }, SINCE], { since: '今天' }, '亮几盏'],
  [
    'a question came',
    [COUNT, SINCE, { id: 'pole', text: '灯杆倾斜吗', choices: ['是', '否'] }],
    { count: '一盏', since: '今天' },
    '灯杆倾斜吗',
  ],
  ['a question is gone', [SINCE], { since: '今天' }, ''],
  [
    'another choice came',
    [{ ...COUNT, choices: ['一盏', '多盏', '整条路'] }, SINCE],
    { count: '一盏', since: '今天' },
    '',
  ],
])('%s: the other answers stay, and the form says which is open', (_what, questions, answers, open) => {
  const { draft: now, problem } = renewed(draft(), BEFORE, form(lamp({ questions })))
  expect(now).toEqual(draft({ answers }))
  expect(problem).toBe(open === '' ? '' : `这一类别的问题有调整，请选择：${open}`)
})

test('a category that is gone is asked anew; a suggested one quietly', () => {
  const other = form(lamp({ id: 'other' }))
  const empty = { categoryId: '', categoryChosen: false, answers: {} }
  expect(renewed(draft(), BEFORE, other)).toEqual({
    draft: draft(empty),
    problem: '原来的类别已调整，请重新选择',
  })
  expect(renewed(draft({ categoryChosen: false }), BEFORE, other)).toEqual({
    draft: draft(empty),
    problem: '',
  })
})

test('no danger was denied that nobody asked about', () => {
  const danger = { question: '有电线垂地吗', phone: '110', phoneName: '报警电话' }
  const asks = form(lamp({ danger }))
  expect(renewed(draft({ danger: 'no' }), form(lamp({ danger })), asks).draft.danger).toBe('no')
  const another = renewed(
    draft({ danger: 'no' }),
    form(lamp({ danger: { ...danger, question: '有人触电吗' } })),
    asks,
  )
  expect(another).toEqual({ draft: draft({ danger: '' }), problem: '请先回答：有电线垂地吗' })
  expect(renewed(draft(), BEFORE, asks).problem).toBe('请先回答：有电线垂地吗')
})

test('a draft of another day, whose form is gone: what does not fit is asked again, what was open is not called new', () => {
  const changed = form(lamp({ questions: [{ ...COUNT, choices: ['两盏以上'] }, SINCE] }))
  expect(renewed(draft(), undefined, changed).problem).toContain('几盏')
  expect(renewed(draft({ answers: {} }), undefined, BEFORE)).toEqual({
    draft: draft({ answers: {} }),
    problem: '',
  })
})

test.each([
  [new AppError('unknown_category', { fields: { categoryId: '已调整' } }), true],
  [new AppError('invalid_input', { fields: { 'answers.count': '请重新选择' } }), true],
  [new AppError('invalid_input', { fields: { dangerDenied: '请先回答' } }), true],
  [new AppError('invalid_input', { fields: { text: '至少 5 个字' } }), false],
  [new AppError('offline'), false],
  [new Error('anything'), false],
])('%s means another form: %s', (error, isAbout) => {
  expect(isAboutForm(error)).toBe(isAbout)
})
