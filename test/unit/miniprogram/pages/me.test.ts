import { meView } from '../../../../miniprogram/pages/me/view'
import { session } from '../support/build'

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
      unread: '120',
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
