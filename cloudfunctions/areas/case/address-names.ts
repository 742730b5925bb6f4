import { forMatching } from '#domain/kernel/text/plain'
import type { CityDoc, TownDoc } from '../../city/documents'

/**
 * Which city and town an address names in its administrative part, which is its beginning: 广东省珠海市香洲区…,
 * 中山市小榄镇…, in traditional characters too. What comes later is streets and landmarks, which are often called after
 * other cities (珠海路).
 */

const PROVINCE = /^(?:[一-龥]{2,3}省(?!道)|[一-龥]{2,6}自治区)/
/** Many leave 省 out: 广东珠海市香洲区. Only before something that is called a city, as 广东路 is a street. */
const PROVINCE_BRIEFLY =
  /^(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)(?=[一-龥]{2,4}市(?!场))/
/** Not the market of 菜市场. */
const CITY = /^[一-龥]{2,4}?市(?!场)/
const ENDS_BY_ITSELF = /[区县市]$/

interface Parts {
  /** After country, province and the own city. */
  rest: string
  isOwnCity: boolean
  hasProvince: boolean
}

function partsOf(address: string, cityName: string): Parts {
  const plain = forMatching(address).replace(/^中国/, '')
  const local = plain.replace(PROVINCE, '').replace(PROVINCE_BRIEFLY, '')
  const own = `${cityName}市`
  const isOwnCity = local.startsWith(own) && !local.startsWith(`${own}场`)
  return { rest: isOwnCity ? local.slice(own.length) : local, isOwnCity, hasProvince: local !== plain }
}

/** @returns the name of another city that the address names, 珠海市; undefined when it names none or the own one */
export function otherCityIn(
  address: string,
  { name, neighbours = [] }: Pick<CityDoc, 'name' | 'neighbours'>,
): string | undefined {
  const { rest, isOwnCity, hasProvince } = partsOf(address, name)
  // Behind the own city's name only a city's full name is one: 中山市珠海路 is a street, 中山市珠海市 a slip to be asked about.
  if (isOwnCity) return neighbours.find((one) => rest.startsWith(one.name))?.name
  const neighbour = neighbours.find((one) => isIn(rest, one))
  // Behind a province, whatever is called a city is one.
  return neighbour?.name ?? (hasProvince ? CITY.exec(rest)?.[0] : undefined)
}

type Neighbour = NonNullable<CityDoc['neighbours']>[number]

function isIn(rest: string, { name, short, districts }: Neighbour): boolean {
  if (rest.startsWith(name) && !rest.startsWith(`${name}场`)) return true
  if (rest === short) return true
  return districts.some(
    (district) =>
      rest.startsWith(short + district) || (ENDS_BY_ITSELF.test(district) && rest.startsWith(district)),
  )
}

/** @returns the town among `towns` that the address names; behind the own city's name also as 石岐区 or 东区 */
export function townIn(
  address: string,
  { name }: Pick<CityDoc, 'name'>,
  towns: readonly TownDoc[],
): TownDoc | undefined {
  const { rest, isOwnCity } = partsOf(address, name)
  return (
    towns.find((town) => rest.startsWith(town.name)) ??
    (isOwnCity ? towns.find((town) => rest.startsWith(olderName(town))) : undefined)
  )
}

/** What a sub-district was called before it was one, and is called by many still. */
function olderName({ name }: TownDoc): string {
  const base = name.replace(/街道$/, '')
  if (base === name) return name
  return base.endsWith('区') ? base : `${base}区`
}
