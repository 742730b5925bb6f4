import { phone } from '../../../cloudfunctions/kernel/contract/fields'
import { readPhoneNumber, withAreaCode } from '../../../miniprogram/domain/kernel/phone-number'
import { profileChange, profileProblem } from '../../../miniprogram/packages/account/profile/view'
import { inputOf, newReport, problemsOf } from '../../../miniprogram/packages/report/form/draft'

/** What people type and paste -> how it is stored; undefined is refused. One table for the form, the profile and the server. */
const TABLE: [written: string, stored: string | undefined][] = [
  ['13800000001', '13800000001'],
  ['\u202d13800000001\u202c', '13800000001'],
  ['138-0000-0001', '13800000001'],
  ['138 0000 0001', '13800000001'],
  ['138.0000.0001', '13800000001'],
  ['138－0000－0001', '13800000001'],
  ['138–0000–0001', '13800000001'],
  ['１３８０００００００１', '13800000001'],
  ['+86 138 0000 0001', '13800000001'],
  ['＋86 13800000001', '13800000001'],
  ['0086 13800000001', '13800000001'],
  ['8613800000001', '13800000001'],
  ['88880000', '88880000'],
  ['8888-0000', '88880000'],
  ['0760-88880000', '076088880000'],
  ['0760 88880000', '076088880000'],
  ['(0760)88880000', '076088880000'],
  ['（0760）8888 0000', '076088880000'],
  ['+86 760 88880000', '076088880000'],
  ['010-66668888', '01066668888'],
  ['400-830-0000', '4008300000'],
  ['800 830 0000', '8008300000'],
  ['', ''],
  ['   ', ''],
  ['98880000', undefined],
  ['12345', undefined],
  ['95598', undefined],
  ['1380000000', undefined],
  ['138000000011', undefined],
  ['12800000001', undefined],
  ['076088880000138', undefined],
  ['没有电话', undefined],
  ['13800000001 或 13800000002', undefined],
]

const category = {
  id: 'road',
  name: '路面',
  icon: '',
  type: 'help' as const,
  example: '',
  questions: [],
  mayBePublic: true,
}
const form = {
  categories: [category],
  towns: [],
  limits: { photos: 9, videoSeconds: 60, textMin: 5, textMax: 20 },
}
const report = (contactPhone: string) => ({
  ...newReport('key-12345678', 'snap'),
  place: { point: { longitude: 113, latitude: 22 }, address: '长江路', townId: 'east' },
  categoryId: 'road',
  text: '路中间有一个坑',
  contactPhone,
})

describe.each(TABLE)('%j is %j', (written, stored) => {
  test('to the rule', () => {
    expect(readPhoneNumber(written)).toBe(stored)
  })

  test('to the report form, which sends what it took', () => {
    const draft = report(written)
    expect(problemsOf(draft, form).contact === undefined).toBe(stored !== undefined)
    expect(inputOf(draft, category).contactPhone ?? '').toBe(stored ?? '')
  })

  test('to the profile, which sends what it took', () => {
    expect(profileProblem({ name: '林', phone: written }) === undefined).toBe(stored !== undefined)
    const saved = { name: '林', phoneMasked: '', elderMode: false }
    expect(profileChange({ name: '林', phone: written }, saved).phone ?? '').toBe(stored ?? '')
  })

  test('to the server', () => {
    const answer = phone.safeParse(written)
    expect(answer.success ? answer.data : undefined).toBe(stored)
  })
})

test.each([
  ['88880000', '0760', '076088880000'],
  ['8888000', '0760', '07608888000'],
  ['88880000', undefined, '88880000'],
  ['13800000001', '0760', '13800000001'],
  ['4008300000', '0760', '4008300000'],
  ['01066668888', '0760', '01066668888'],
  ['', '0760', ''],
])('%s in the city of %s is dialled as %s', (number, areaCode, dialled) => {
  expect(withAreaCode(number, areaCode)).toBe(dialled)
})
