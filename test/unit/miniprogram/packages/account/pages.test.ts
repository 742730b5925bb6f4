import { messageRow, seenUpTo } from '../../../../../miniprogram/packages/account/inbox/view'
import { purposeViews } from '../../../../../miniprogram/packages/account/notify/view'
import { COLLECTED } from '../../../../../miniprogram/packages/account/privacy/guide'
import { WRONG_PHONE } from '../../../../../miniprogram/domain/kernel/phone-number'
import { profileChange, profileProblem } from '../../../../../miniprogram/packages/account/profile/view'
import { NOW, session } from '../../support/build'

const liaison = session({
  roles: ['citizen', 'liaison'],
  department: { id: 'chengguan', name: '城管局' },
  credits: { progress: 1, finished: 0, task: 2 },
  unread: 120,
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
