import { suggestCategories } from '#domain/case/suggest'

const categories = [
  { id: 'lamp', keywords: ['路灯', '路灯不亮', '灯杆'] },
  { id: 'road', keywords: ['坑', '路面', '破损'] },
  { id: 'drain', keywords: ['下水道', '井盖', '积水'] },
  { id: 'noise', keywords: ['噪音', '扰民'] },
  { id: 'other', keywords: [] },
]

test.each([
  ['小区门口路灯不亮', ['lamp']],
  ['路面破损，井盖也松了', ['road', 'drain']],
  ['井盖破损', ['road', 'drain']],
  ['下水道堵了，路面有积水', ['drain', 'road']],
  ['路灯、积水、噪音、路面都有问题', ['lamp', 'road', 'drain']],
  ['路灯路灯路灯，井盖积水', ['drain', 'lamp']],
  ['您好', []],
  ['', []],
])('%p suggests %j', (text, ids) => {
  expect(suggestCategories(text, categories)).toEqual(ids)
})
