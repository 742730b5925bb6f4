import { matching } from '../../../../../miniprogram/packages/city/services/view'

test('services are found by their name or their group’s', () => {
  const service = (name: string) => ({
    id: name,
    name,
    icon: '',
    target: { kind: 'phone' as const, number: '1' },
  })
  const groups = [
    { id: 'a', name: '交通出行', services: [service('公交查询'), service('停车')] },
    { id: 'b', name: '医疗', services: [service('挂号')] },
  ]
  expect(matching(groups, ' 公交 ').flatMap(({ services }) => services.map(({ name }) => name))).toEqual([
    '公交查询',
  ])
  expect(matching(groups, '交通')[0]?.services).toHaveLength(2)
  expect(matching(groups, '没有')).toEqual([])
  expect(matching(groups, '')).toHaveLength(2)
})
