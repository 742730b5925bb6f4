import { toSimplified } from '../traditional'

/** What the words around a number say about it. */

/** Before numbers of things and amounts: what the office needs, and where no stranger can call. */
const THING = [
  '灯杆号?|路灯号?|杆号|杆|编号|编码|号牌|井盖|井|电箱|箱号|箱|柜号|柜|桩号?|站点?|表号|设备号?|型号|规格|序列号|标段',
  '工单号?|订单号?|单号|案号|文号|办件号?|受理号|合同号?|发票号?|备案号?|许可证号?|代码|批号|标号|票号',
  '日期|时间|造价|金额|预算|投资额?|合计|共计|总价|单价|费用|经费|人民币|价格|面积|数量|大约|大概|约',
  '[￥¥$€#№]|[Nn]o\\.?|NO\\.?',
].join('|')
const BEFORE_THING = new RegExp(`(?:${THING})(?:[号码编为是的:\\s#№_(]|[A-Za-z]{1,3}-?|-){0,6}$`)
/** Before numbers that reach or name a person. */
const PERSON =
  /电话|手机|座机|固话|联系|致电|[拨打卡]|找我|来电|热线|传真|微信|QQ|[Tt]el|TEL|[Pp]hone|[Mm]obile|[Cc]all|身份证|证件|账号|帐号|账户|护照|通行证|号码/g
const CARD = /卡|账号|帐号|账户/
const AMOUNT =
  /^\s?(?:[元块万亿千百米吨斤度升个件户人名次只盏辆棵株张套台份天日年月%]|m(?![a-z])|m2|k[mg]|公[里斤]|[厘毫]米|平[方米]|立方|小时|分钟|秒|号(?=[灯杆井柜箱桩表线路文令站机]|公告))/
const MONEY = /^\s?(?:[元块亿米吨]|万元|平方|立方|公里)/

/** Characters before a number that are looked at; what is before the end of a sentence says nothing about it. */
const LOOK_BACK = 16
const SENTENCE_END = /[。!?;\n][^。!?;\n]*$/

function wordsBefore(plain: string, start: number): string {
  const before = plain.slice(Math.max(0, start - LOOK_BACK), start)
  const end = SENTENCE_END.exec(before)
  return toSimplified(end ? before.slice(end.index + 1) : before)
}

const wordsAfter = (plain: string, end: number): string => toSimplified(plain.slice(end, end + 5))

/** @returns whether the words around a number say that it counts or names a thing, or that it is a person's */
export function bearingOf(plain: string, start: number, end: number): 'thing' | 'person' | 'unknown' {
  if (AMOUNT.test(wordsAfter(plain, end))) return 'thing'
  const words = wordsBefore(plain, start)
  const thing = BEFORE_THING.exec(words)
  const [person] = [...words.matchAll(PERSON)].reverse()
  // 路灯坏了，电话: the nearer word counts. 灯杆号码: it is the number of the lamp.
  if (thing && (!person || person.index < thing.index || person[0] === '号码')) return 'thing'
  return person ? 'person' : 'unknown'
}

/** @returns whether it is said to be a bank card */
export const isSaidToBeCard = (plain: string, start: number): boolean => CARD.test(wordsBefore(plain, start))

/** @returns whether so many yuan or metres are meant */
export const isAmount = (plain: string, end: number): boolean => MONEY.test(wordsAfter(plain, end))
