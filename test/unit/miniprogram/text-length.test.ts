import * as z from 'zod'
import { text } from '../../../cloudfunctions/kernel/contract/fields'
import { counterOf, lengthProblem, TEXT_LIMITS } from '../../../miniprogram/domain/kernel/text/length'
import { problemOf as tellProblem } from '../../../miniprogram/packages/case/act/view'
import { problemOf as rateProblem } from '../../../miniprogram/packages/case/rate/view'
import { newReport, problemsOf } from '../../../miniprogram/packages/report/form/draft'
import { formView } from '../../../miniprogram/packages/report/form/view'

/** One table of texts for the forms, their counters and the server: what the counter says is what the server takes. */

const FAMILY = '👨‍👩‍👧‍👦'
const TEXTS: [why: string, written: string, count: number, isTaken: boolean][] = [
  ['nothing', '', 0, false],
  ['spaces', '  \n　', 0, false],
  ['too short', '灯坏了', 3, false],
  ['just enough', '路灯不亮了', 5, true],
  ['spaces around count for nothing', '　路灯不亮了\n\n', 5, true],
  ['what cannot be seen counts for nothing', '路\u200b灯\u200b不\u200b亮', 4, false],
  ['nothing visible', '\u3164\u2800\u3164\u2800\u3164', 0, false],
  ['three emoji', '😀😀😀', 3, false],
  ['five emoji say nothing either', '😀😀😀😀😀', 5, false],
  ['punctuation', '。。。。。。', 6, false],
  ['an emoji is one', '路灯不亮了😀', 6, true],
  ['as much as fits', '长'.repeat(1000), 1000, true],
  ['one too many', '长'.repeat(1001), 1001, false],
  ['as many emoji as fit', `路灯不亮了${'😀'.repeat(995)}`, 1000, true],
  ['as many families as fit', `路灯不亮了${FAMILY.repeat(995)}`, 1000, true],
  ['one family too many', `路灯不亮了${FAMILY.repeat(996)}`, 1001, false],
  ['towers of accents', `路灯不亮了${`a${'\u0301'.repeat(300)}`.repeat(60)}`, 1145, false],
]

const form = {
  categories: [],
  towns: [],
  limits: {
    photos: 9,
    videoSeconds: 60,
    textMin: TEXT_LIMITS.description.min,
    textMax: TEXT_LIMITS.description.max,
  },
}

test.each(TEXTS)('%s: phone and server agree', (_why, written, count, isTaken) => {
  const draft = { ...newReport('key-12345678', 'snap'), text: written }
  const { counter, tooLong } = formView(draft, form, [])
  expect(counter).toBe(`${count}/1000`)
  expect(tooLong).toBe(count > 1000)
  const sentence = problemsOf(draft, form).text ?? ''
  const taken = z.object({ text: text(TEXT_LIMITS.description) }).safeParse({ text: written })
  expect([sentence === '', taken.success]).toEqual([isTaken, isTaken])
  expect(taken.error?.issues[0]?.message ?? '').toBe(sentence)
})

test.each(Object.entries(TEXT_LIMITS))('%s: the server says what the form says', (_name, limit) => {
  for (const [, written] of TEXTS) {
    const taken = text(limit).safeParse(written)
    expect(taken.error?.issues[0]?.message ?? '').toBe(lengthProblem(written, limit))
  }
})

test('notes, answers and ratings are judged by the same limits', () => {
  const long = '长'.repeat(1001)
  expect(tellProblem({ key: 'k', text: long, items: [] })).toBe('最多 1000 个字')
  expect(tellProblem({ key: 'k', text: '😀😀', items: [] })).toBe('请至少写 2 个字')
  expect(rateProblem({ key: 'k', grade: 5, solved: 'yes', reasons: [], text: long })).toBe('最多 1000 个字')
  expect(rateProblem({ key: 'k', grade: 5, solved: 'yes', reasons: [], text: '😀'.repeat(1000) })).toBe('')
  expect(counterOf(FAMILY, { max: 20 })).toEqual({ text: '1/20', tooLong: false })
})

test('a name of 20 emoji is taken, one of 21 is not', () => {
  const draft = (contactName: string) => ({ ...newReport('key-12345678', 'snap'), contactName })
  expect(problemsOf(draft('😀'.repeat(20)), form).contact).toBeUndefined()
  expect(problemsOf(draft('😀'.repeat(21)), form).contact).toBe('称呼最多 20 个字')
})

test.each([
  ['我的身份证442000 19900101 0013', '说明里像是有身份证号。办理通常用不到，建议删去；公开时会隐去。'],
  ['卡号 6222 0200 0000 0000 000', '说明里像是有银行卡号。办理通常用不到，建议删去；公开时会隐去。'],
  ['灯杆编号 30045678，电话 13800000001', ''],
])('the form about %j: %s', (written, hint) => {
  expect(formView({ ...newReport('key-12345678', 'snap'), text: written }, form, []).hint).toBe(hint)
})
