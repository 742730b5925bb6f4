import { caseFilters, chosenIn, withChoice } from '../../../miniprogram/components/filter-bar/filters'
import type { ReportForm } from '../../../miniprogram/domain/api/case'
import { messageRow, seenUpTo } from '../../../miniprogram/packages/account/inbox/view'
import { purposeViews } from '../../../miniprogram/packages/account/notify/view'
import { COLLECTED } from '../../../miniprogram/packages/account/privacy/guide'
import { WRONG_PHONE } from '../../../miniprogram/domain/kernel/phone-number'
import { profileChange, profileProblem } from '../../../miniprogram/packages/account/profile/view'
import { meView } from '../../../miniprogram/pages/me/view'
import { NOW, session } from '../miniprogram-staff/build'

const liaison = session({
  roles: ['citizen', 'liaison'],
  department: { id: 'chengguan', name: '城管局' },
  credits: { progress: 1, finished: 0, task: 2 },
  unread: 120,
})

describe('我的', () => {
  test('a citizen has no staff entry', () => {
    expect(meView(session(), undefined)).toMatchObject({
      staff: false,
      position: '',
      unread: '',
      credits: '未开启',
      initial: '林',
    })
  })

  test('staff see department and role, and task credits count for them', () => {
    expect(meView(liaison, undefined)).toMatchObject({
      staff: true,
      position: '城管局 · 联络员',
      unread: '99+',
      credits: '还可收到 3 条',
    })
  })

  test('what waits is counted; nothing is not shown as a nought', () => {
    const { groups } = meView(session(), { open: 2, toRate: 1, toAnswer: 0 })
    expect(groups.map(({ group, count }) => [group, count])).toEqual([
      ['open', '2'],
      ['waiting', ''],
      ['toRate', '1'],
      ['finished', ''],
    ])
  })

  test('who has not told a name is still addressed', () => {
    const nameless = session({ profile: { name: '', phoneMasked: '', elderMode: false } })
    expect(meView(nameless, undefined)).toMatchObject({ name: '市民', phone: '未填写手机号' })
  })
})

describe('个人资料', () => {
  const saved = { name: '林小满', phoneMasked: '138****0010', elderMode: false }
  test.each([
    ['13800000010', undefined],
    ['138 0000 0010', undefined],
    ['0760-88881234', undefined],
    ['88881234', undefined],
    ['', undefined],
    ['12345', WRONG_PHONE],
    ['23800000010', WRONG_PHONE],
    ['1380000001a', WRONG_PHONE],
  ])('phone %p', (phone, problem) => {
    expect(profileProblem({ name: '林', phone })).toBe(problem)
  })

  test('a name is needed', () => {
    expect(profileProblem({ name: ' ', phone: '' })).toBe('请填写称呼')
  })

  test('only what changed is sent: an empty phone does not remove the saved one', () => {
    expect(profileChange({ name: '林小满', phone: '' }, saved)).toEqual({})
    expect(profileChange({ name: ' 林女士 ', phone: '138 0000 0011' }, saved)).toEqual({
      name: '林女士',
      phone: '13800000011',
    })
  })
})

describe('消息', () => {
  const message = { id: 'm', at: NOW, title: '已办结', text: '请评价', unread: true }

  test('a message without a case leads nowhere', () => {
    expect(messageRow(message, NOW, false)).toMatchObject({ url: '', when: '今天 10:00' })
  })

  test.each([
    [false, '/packages/case/detail/index?id=c'],
    [true, '/packages/staff/case/index?id=c'],
  ])('one about a case leads there, to a page for staff: %s', (isStaff, url) => {
    const about = { ...message, subject: { kind: 'case' as const, id: 'c' } }
    expect(messageRow(about, NOW, isStaff)).toMatchObject({ url, more: '查看办件' })
    expect(messageRow({ ...message, caseId: 'c' }, NOW, isStaff).url).toBe(url)
  })

  test('one about something that only a later version knows leads nowhere', () => {
    const about = { ...message, subject: { kind: 'article', id: 'a' } } as unknown as typeof message
    expect(messageRow(about, NOW, false).url).toBe('')
  })

  test('seen up to the newest unread one', () => {
    expect(
      seenUpTo([
        { ...message, at: 5 },
        { ...message, at: 9 },
        { ...message, at: 20, unread: false },
      ]),
    ).toBe(9)
    expect(seenUpTo([{ ...message, unread: false }])).toBeUndefined()
  })
})

describe('微信提醒', () => {
  test('tasks are for staff, and a template that the city lacks is not offered', () => {
    expect(purposeViews(session()).map(({ purpose }) => purpose)).toEqual(['progress', 'finished'])
    expect(purposeViews(liaison).map(({ purpose }) => purpose)).toEqual(['progress', 'finished', 'task'])
    const poor = session({ templates: { progress: '', finished: 'T', task: '' } })
    expect(purposeViews(poor).map(({ purpose }) => purpose)).toEqual(['finished'])
  })

  test('how many are left', () => {
    expect(purposeViews(liaison).map(({ left, none }) => [left, none])).toEqual([
      ['还可收到 1 条', false],
      ['未开启', true],
      ['还可收到 2 条', false],
    ])
  })
})

test('the privacy guide says of everything what, why, how long and who', () => {
  for (const { what, why, kept, seenBy } of COLLECTED) {
    expect([what, why, kept, seenBy].every((text) => text !== '')).toBe(true)
  }
  expect(COLLECTED.map(({ what }) => what).join()).toMatch(/照片.*位置.*电话.*openid/)
})

test('filters: what is chosen becomes the input of a list, everything is left out', () => {
  const form: ReportForm = {
    categories: [],
    towns: [{ id: 'xiqu', name: '西区街道', point: { longitude: 113, latitude: 22 } }],
    limits: { photos: 9, videoSeconds: 60, textMin: 5, textMax: 1000 },
  }
  const filters = withChoice(caseFilters(form), { key: 'townId', value: 'xiqu' })
  expect(chosenIn(filters)).toEqual({ townId: 'xiqu' })
  expect(chosenIn(withChoice(filters, { key: 'townId', value: '' }))).toEqual({})
})
