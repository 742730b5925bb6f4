import { otherCityIn, townIn } from '../../../../cloudfunctions/areas/case/address-names'
import { zhongshan } from '../../../../cities'
import { namesTown } from '#domain/case/place-check'
import { readCaseNumber } from '#domain/case/case-number'
import { suggestCategories } from '#domain/case/suggest'
import { forMatching, plainView } from '#domain/kernel/text/plain'
import { toSimplified } from '#domain/kernel/text/traditional'

test.each([
  ['路燈', '路灯'],
  ['路 灯\n不亮', '路灯不亮'],
  ['ＡＴＭ', 'atm'],
  ['①３㊂', '13三'],
  ['衞生間漏水', '卫生间漏水'],
  ['井\u200b盖', '井盖'],
])('%j is found by %j', (typed, plain) => {
  expect(forMatching(typed)).toBe(plain)
})

test('traditional characters become as many simplified ones, and what is simplified stays', () => {
  expect(toSimplified('黃圃鎮、小欖鎮、南頭鎮、東鳳鎮、坦洲鎮、三鄉鎮、橫欄鎮、神灣鎮、大湧鎮')).toBe(
    '黄圃镇、小榄镇、南头镇、东凤镇、坦洲镇、三乡镇、横栏镇、神湾镇、大涌镇',
  )
  expect(toSimplified('什么时候才能修好，里面后面都看不清')).toBe('什么时候才能修好，里面后面都看不清')
})

test('every unit of the plain text knows where it was written', () => {
  const text = '电话１\u200b３8'
  const { plain, starts, ends } = plainView(text)
  expect(plain).toBe('电话138')
  expect([starts[2], ends[2], starts[3], ends[4]]).toEqual([2, 4, 4, 6])
})

const categories = [
  { id: 'lamp', keywords: ['路灯', '灯杆'] },
  { id: 'drain', keywords: ['下水道', '积水'] },
]

test.each([
  ['門口路燈壞了', ['lamp']],
  ['門口積水，下水道堵了', ['drain']],
  ['路 灯 不 亮', ['lamp']],
  ['路\u200b灯不亮', ['lamp']],
])('%j suggests %j', (text, ids) => {
  expect(suggestCategories(text, categories)).toEqual(ids)
})

const city = { name: zhongshan.settings.name, neighbours: zhongshan.settings.neighbours ?? [] }
const towns = zhongshan.towns.map(({ _id, name }) => ({ _id, name })) as never

test.each([
  ['廣東省中山市小欖鎮昇平路', 'xiaolan'],
  ['中山市三鄉鎮', 'sanxiang'],
  ['中山市石岐區', 'shiqi'],
])('the address %j names the town %s', (address, id) => {
  expect(townIn(address, city, towns)?._id).toBe(id)
})

test('another city is recognised in traditional characters', () => {
  expect(otherCityIn('廣東省廣州市南沙區', city)).toBe('广州市')
  expect(otherCityIn('澳門特別行政區氹仔', city)).toBe('澳门特别行政区')
  expect(otherCityIn('中山市東區街道', city)).toBeUndefined()
})

test('a town that an address names already is not named twice', () => {
  expect(namesTown('中山市小欖鎮昇平路', '小榄镇')).toBe(true)
  expect(namesTown('昇平路', '小榄镇')).toBe(false)
})

test('the number of a case is read as it is typed', () => {
  const number = '261123482133'
  for (const typed of ['２６１１２３４８２１３３', '2611 2348 2133。', '編號：261123482133', '261123-482133'])
    expect(readCaseNumber(typed)).toEqual({ number })
})
