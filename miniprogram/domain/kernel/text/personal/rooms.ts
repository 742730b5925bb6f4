import type { Group } from './digit-runs'
import type { Personal } from './kinds'

/**
 * The part of an address behind which somebody lives: 1201房, 5栋1201, 2-1201, 12楼B. The street, its number and the
 * building stay: that is where the problem is.
 */

const HAN = '〇零一二三四五六七八九十'
/** 房 and 室 that begin another word: 302房租, 三房巷. */
const WORD =
  /^[A-Za-z]?\s?(?:号房|號房|号室|房间|房間|房号|房號|房|室)(?![屋产產租价價东東源贷貸地车車巷街路村管型厅廳改企建外])/
const NUMBER = `(?:\\d{1,3}|[A-Za-z]\\d{0,2}|[${HAN}]{1,3})`
const BEHIND_BUILDING = new RegExp(
  `${NUMBER}\\s?(?:[栋棟幢座梯层層#]|[号號]?[楼樓]|单元|單元)\\s?[-—]?\\s?(?:[A-Za-z]-?)?$`,
)
const BEHIND_ESTATE =
  /(?:[区區园園苑庭轩軒城村居府邸湾灣阁閣住家号號]|宿舍|公寓|大厦|大廈|广场|廣場)\s?(?:\d{1,3}-){1,2}$/
/** 兴中道5号1201, not 11月23号1930. */
const BEHIND_NUMBER = /(?:^|[^月\d])\d{1,3}[号號]$/
const LIVES = /[住家]/
const LETTER = /(?:^|[^A-Za-z\d])([A-Za-z]-?)$/
const DASHED = /(?:^|[^\d-])((?:\d{1,3}-){1,2})$/
const ENDING = /^[A-Za-z]?(?:号|號|户|戶)?/
/** What is counted or measured is no room. */
const COUNTED =
  /^\s?[多余]?(?:[元块塊万萬米平吨噸斤度个個件户戶人名次只盏盞辆輛棵株张張套台天年月%路线線]|立方|m|km|公里|号(?:[灯杆井柜箱桩表线路]))/

interface Site {
  before: string
  after: string
  isAddress: boolean
}

const LEVEL = `(?:[${HAN}\\d]{1,3}[楼樓层層]|[A-Za-z\\s-])*$`
/** Where people go, and nobody lives: a department's room, a shop. */
const OFFICE = new RegExp(
  `(?:[局厅廳委办辦科股]|[^住]所|[^住]处|[法医醫学學]院|中心|政府|办公楼|辦公樓|大楼|大樓|学校|大学|中学|小学|銀行|银行|窗口|商[铺鋪]|[门門]面|[铺鋪]位|档口)${LEVEL}`,
)
const SHOP = /^(?:号|號|室)?(?:[门門]面|商|[铺鋪店档])/

/** @returns how far behind the number its room reaches; undefined when it is none */
function reachOf({ before, after, isAddress }: Site): number | undefined {
  // An address may be somebody's home whatever the house is called.
  if (SHOP.test(after) || (!isAddress && !LIVES.test(before) && OFFICE.test(before))) return undefined
  const word = WORD.exec(after)
  if (word) return word[0].length
  if (/^[A-Za-z]{2}|^[A-Za-z]\d/.test(after) || COUNTED.test(after)) return undefined
  const isDashed = DASHED.test(before)
  if (BEHIND_BUILDING.test(before) || (isDashed && BEHIND_ESTATE.test(before)))
    return ENDING.exec(after)?.[0].length
  if ((isAddress || LIVES.test(before)) && BEHIND_NUMBER.test(before) && !/^[-./]/.test(after))
    return ENDING.exec(after)?.[0].length
  // In a text they may be anything.
  if (!isAddress) return undefined
  if (isDashed) return /^[号號]/.test(after) ? undefined : 0
  return after.trim() === '' && MAY_END_IN_ROOM.test(before) ? 0 : undefined
}

/** 花园小区 601, but not 国道G105, 灯杆 601, 兴中路 601. */
const MAY_END_IN_ROOM = /(?:^|[^\dA-Za-z路道街巷线線号號第里杆灯燈站桩樁井.+\s-])\s?[A-Za-z]?$/

/** @param plain in half width @param groups its digits @returns where rooms stand */
export function rooms(plain: string, groups: readonly Group[], isAddress: boolean): Personal[] {
  const numbered = groups
    .filter(({ digits }) => digits.length === 3 || digits.length === 4)
    .flatMap(({ start, end }): Personal[] => {
      const before = plain.slice(Math.max(0, start - 16), start)
      const reach = reachOf({ before, after: plain.slice(end, end + 8), isAddress })
      const sign = DASHED.exec(before)?.[1] ?? LETTER.exec(before)?.[1] ?? ''
      return reach === undefined ? [] : [{ kind: 'room', start: start - sign.length, end: end + reach }]
    })
  return [...numbered, ...lettered(plain)]
}

const FLOOR_LETTER = /[楼樓层層]\s?[A-Za-z](?:座|室|房)?(?![A-Za-z0-9区區栋棟馆館厅廳口出入通门門级級])/g
const FLOOR = new RegExp(`(?:\\d{1,2}|[${HAN}]{1,3})\\s?$`)

/** 12楼B */
function lettered(plain: string): Personal[] {
  return [...plain.matchAll(FLOOR_LETTER)].flatMap(({ 0: flat, index }): Personal[] => {
    const floor = FLOOR.exec(plain.slice(Math.max(0, index - 4), index))
    return floor ? [{ kind: 'room', start: index - floor[0].length, end: index + flat.length }] : []
  })
}
