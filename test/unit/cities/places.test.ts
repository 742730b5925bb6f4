import { otherCityIn, townIn } from '../../../cloudfunctions/areas/case/address-names'
import { checkPlace } from '../../../cloudfunctions/areas/case/check-place'
import { zhongshan } from '../../../cities'
import { outlineFrom } from '../../../cities/outline'
import { openStories } from '../../../demo/stories/open'
import { finishedStories } from '../../../demo/stories/finished'
import { isWithin, metresBetween, metresToEdge } from '#domain/kernel/place'

/** The rules of places on the real city's data. */

const { settings: city, outline, towns } = zhongshan
const known = { city, towns, outline: outline.corners }
const at = (longitude: number, latitude: number) => ({ longitude, latitude })
const check = (longitude: number, latitude: number, address = '') =>
  checkPlace({ point: at(longitude, latitude), address }, known)
const nameOf = (id: string) => towns.find(({ _id }) => _id === id)?.name

test.each([
  ['关闸, Macau', 113.549, 22.2145],
  ['拱北, Zhuhai', 113.5495, 22.2165],
  ['市政府, Zhuhai', 113.5767, 22.2707],
  ['井岸, Zhuhai', 113.297, 22.209],
  ['容桂, Foshan', 113.27, 22.762],
  ['均安, Foshan', 113.17, 22.715],
  ['万顷沙, Guangzhou', 113.55, 22.69],
  ['Jiangmen', 113.078, 22.595],
  ['Jiangmen, near 古镇', 113.155, 22.59],
  ['Guangzhou', 113.525, 22.801],
  ['Zhuhai, in the north', 113.587, 22.36],
  ['Shenzhen', 113.883, 22.553],
  ['大三巴, Macau', 113.5409, 22.1975],
  ['天安门, Beijing', 116.3974, 39.9087],
  ['the open sea', 114.5, 21],
])('%s is outside, whatever its address says', (_name, longitude, latitude) => {
  expect(check(longitude, latitude)).toEqual({ kind: 'outside' })
  expect(check(longitude, latitude, '广东省中山市东区街道')).toEqual({ kind: 'outside' })
})

test.each([
  [113.392, 22.517, '东区街道'],
  [113.52, 22.66, '民众街道'],
  [113.468, 22.27, '坦洲镇'],
])('%d, %d is in %s for certain', (longitude, latitude, town) => {
  const found = check(longitude, latitude)
  if (found.kind === 'outside' || !('id' in found.town)) throw new Error(JSON.stringify(found))
  expect(nameOf(found.town.id)).toBe(town)
  expect(found.concern).toBeUndefined()
})

test('between two centres the town is asked, the likely ones first, and no town that is out of reach', () => {
  const found = check(113.44, 22.42)
  if (found.kind === 'outside' || 'id' in found.town) throw new Error(JSON.stringify(found))
  expect(found.town.likely.map(nameOf)).toEqual(['五桂山街道', '三乡镇'])
  const others = found.town.others.map(nameOf)
  expect(others[0]).toBe('东区街道')
  expect(others).not.toContain('小榄镇')
  expect(others).not.toContain('三乡镇')
})

test('the address decides between two centres, but names no town out of reach', () => {
  expect(check(113.44, 22.42, '广东省中山市三乡镇某村')).toEqual({ kind: 'inside', town: { id: 'sanxiang' } })
  expect(check(113.44, 22.42, '中山市小榄镇某村')).not.toHaveProperty('town.id')
})

test.each(towns)('the centre of $name is inside and its own', ({ _id, point: { coordinates } }) => {
  expect(check(...coordinates)).toEqual({ kind: 'inside', town: { id: _id } })
})

test('every sample case lies in its town without a doubt', () => {
  for (const { longitude, latitude, address, town } of [...openStories, ...finishedStories])
    expect([address, check(longitude, latitude, address)]).toEqual([
      address,
      { kind: 'inside', town: { id: town } },
    ])
})

test('on both sides of the line: 50 m inside asks, 50 m outside is refused, farther inside is certain', () => {
  // The way from 坦洲 to 拱北 crosses it once.
  const [from, to] = [at(113.4857, 22.2613), at(113.5495, 22.2165)]
  const along = (share: number) =>
    at(
      from.longitude + (to.longitude - from.longitude) * share,
      from.latitude + (to.latitude - from.latitude) * share,
    )
  let [inside, outside] = [0, 1]
  for (let halved = 0; halved < 30; halved += 1) {
    const middle = (inside + outside) / 2
    if (isWithin(along(middle), outline.corners)) inside = middle
    else outside = middle
  }
  const kindAt = (metres: number) => {
    const point = along(inside + metres / metresBetween(from, to))
    return [
      Math.round(metresToEdge(point, outline.corners)),
      checkPlace({ point, address: '' }, known),
    ] as const
  }
  expect(kindAt(0)[0]).toBe(0)
  expect(kindAt(-50)[1]).toMatchObject({ kind: 'inside', concern: { kind: 'edge' } })
  expect(kindAt(50)[1]).toEqual({ kind: 'outside' })
  const [metres, certain] = kindAt(-900)
  expect(metres).toBeGreaterThan(300)
  expect(certain).toEqual({ kind: 'inside', town: { id: 'tanzhou' } })
})

test('before the outline is in the database the first release’s rule of distance holds', () => {
  const before = { city, towns }
  const sea = { point: at(114.5, 21), address: '' }
  expect(checkPlace(sea, before)).toEqual({ kind: 'outside' })
  const guzhen = { point: at(113.1797, 22.611), address: '' }
  expect(checkPlace(guzhen, before)).toEqual({ kind: 'inside', town: { id: 'guzhen' } })
})

test.each([
  ['广东省珠海市香洲区拱北口岸', '珠海市'],
  ['广东省 珠海市 香洲区 珠海站', '珠海市'],
  ['珠海市香洲区', '珠海市'],
  ['珠海香洲区九洲大道', '珠海市'],
  ['香洲区九洲大道', '珠海市'],
  ['珠海', '珠海市'],
  ['澳门特别行政区花王堂区 大三巴牌坊', '澳门特别行政区'],
  ['中国澳门特别行政区', '澳门特别行政区'],
  ['澳门氹仔', '澳门特别行政区'],
  ['广东省佛山市顺德区大良街道', '佛山市'],
  ['顺德区容桂街道', '佛山市'],
  ['广州市南沙区万顷沙镇', '广州市'],
  ['南沙区港前大道', '广州市'],
  ['江门市蓬江区', '江门市'],
  ['深圳市宝安区', '深圳市'],
  ['广东省惠州市惠城区', '惠州市'],
  ['湖南省长沙市', '长沙市'],
  ['广东珠海市香洲区', '珠海市'],
  ['湖南长沙市岳麓区', '长沙市'],
  ['中山市珠海市香洲区', '珠海市'],
])('%s is an address in %s', (address, name) => {
  expect(otherCityIn(address, city)).toBe(name)
})

test.each([
  '广东省中山市坦洲镇',
  '中山市珠海路 12 号',
  '广东路 3 号',
  '广东中山市东区兴中道',
  '山东菜市场旁',
  '坦洲镇珠海大道',
  '珠海路 12 号',
  '广州大道南',
  '广东省中山市广州大道',
  '江门路口',
  '佛山街 3 号',
  '顺德路',
  '深圳路与澳门街路口',
  '澳门街',
  '珠海市场',
  '菜市场后门',
  '广东省菜市场',
  '沿省道东侧',
  '中山市与珠海市交界处',
  '小榄镇往佛山市方向公交站',
  '',
])('%p names no other city', (address) => {
  expect(otherCityIn(address, city)).toBeUndefined()
})

test.each([
  ['广东省中山市小榄镇升平中路', '小榄镇'],
  ['中山市 小榄镇附近', '小榄镇'],
  ['小榄镇升平中路', '小榄镇'],
  ['中山市石岐街道悦来南路', '石岐街道'],
  ['中山市石岐区悦来南路', '石岐街道'],
  ['广东省中山市东区兴中道', '东区街道'],
  ['东区花园', undefined],
  ['升平中路往小榄镇方向', undefined],
  ['港口路', undefined],
  ['', undefined],
])('%p names %p', (address, name) => {
  expect(townIn(address, city, towns)?.name).toBe(name)
})

test('an outline is one ring, each corner once', () => {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ]
  const geojson = (type: string, coordinates: unknown) => JSON.stringify({ geometry: { type, coordinates } })
  expect(outlineFrom(geojson('Polygon', [ring])).corners).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
  ])
  expect(() => outlineFrom(geojson('Polygon', [ring, ring]))).toThrow('one ring')
  expect(() => outlineFrom(geojson('MultiPolygon', [[ring]]))).toThrow('one ring')
  // Not more than a document may comfortably hold: it is read by every instance.
  expect(JSON.stringify(outline).length).toBeLessThan(20_000)
})
