import type { Random } from '../random'
import { PICTURE_SIZE, picture, pictured } from '../pictures'
import { zhongshan } from '../../cities'
import type { Submitted } from '#domain/api/case'
import type { Place } from '#domain/case/types'
import { charactersOf } from '#domain/kernel/text/characters'
import type { Message } from './messages'
import type { Product } from './product'

/** A citizen reports one message, as the form does it: agree, look at suggestions, upload, submit. */

const TEXT_MAX = 1_000
const SPREAD_DEGREES = 0.012
const STREETS = [
  '中山路',
  '兴中道',
  '博爱路',
  '康乐大道',
  '民安路',
  '沿江路',
  '人民路',
  '文化路',
  '建设路',
  '花园路',
]
export interface Report {
  key: string
  citizen: string
  categoryId: string
  place: Place
  submitted: Submitted
}

/** The files name places by letters and figures; here they lie in Zhongshan. */
function localized({ title, detail }: Message, townName: string): string {
  const text = `${title}\n${detail}`
    .replace(/A市/g, '中山市')
    .replace(/[A-Z]\d*[市区县镇]\d*/g, townName)
    .replace(/[ \t\u3000]+/g, ' ')
  return charactersOf(text).slice(0, TEXT_MAX).join('')
}

/** Some towns have many reports, most have few. */
function somewhere(random: Random): Place & { townName: string } {
  const { towns } = zhongshan
  const town = towns[Math.floor(random.next() ** 2 * towns.length)] ?? random.pick(towns)
  const [longitude, latitude] = town.point.coordinates
  const aside = () => random.between(-SPREAD_DEGREES, SPREAD_DEGREES)
  return {
    point: { longitude: longitude + aside(), latitude: latitude + aside() },
    address: `${town.name}${random.pick(STREETS)} ${random.whole(1, 180)} 号附近`,
    townId: town._id,
    // A few lie near the city's edge, where people are asked.
    confirmed: true,
    townName: town.name,
  }
}

/** @returns one picture of the category's kind, uploaded into the person's own folder and kept; none where nothing is to be seen */
export async function photograph(
  product: Product,
  person: string,
  report: { key: string; categoryId: string; after: boolean },
): Promise<string[]> {
  const { key, categoryId, after } = report
  if (!pictured.includes(categoryId)) return []
  const { full, thumb } = picture(categoryId, key, after)
  const place = await product.call(person, 'media', 'begin', { kind: 'image', bytes: full.length })
  const fileId = await product.upload(person, place.file, full)
  const thumbId = await product.upload(person, place.thumb, thumb)
  const { id } = await product.call(person, 'media', 'keep', {
    kind: 'image',
    fileId,
    thumbId,
    ...PICTURE_SIZE,
  })
  return [id]
}

async function comeIn(product: Product, citizen: string): Promise<void> {
  const session = await product.call(citizen, 'account', 'start', {})
  if (!session.privacyAgreed)
    await product.call(citizen, 'account', 'agreePrivacy', { version: session.city.privacyVersion })
}

/** @throws Refusal */
export async function report(
  product: Product,
  message: Message,
  citizen: string,
  key: string,
  random: Random,
): Promise<Report> {
  await comeIn(product, citizen)
  const { townName, ...place } = somewhere(random)
  const text = localized(message, townName)
  const { suggested } = await product.call(citizen, 'case', 'prepare', { text, point: place.point })
  const categoryId = suggested[0] ?? 'other'
  const category = zhongshan.categories.find(({ _id }) => _id === categoryId)
  const media = await photograph(product, citizen, { key, categoryId, after: false })
  const submitted = await product.call(citizen, 'case', 'submit', {
    key,
    channel: 'snap',
    categoryId,
    text,
    place,
    media,
    answers: Object.fromEntries(
      (category?.questions ?? []).map(({ id, choices }) => [id, random.pick(choices)]),
    ),
    open: random.chance(0.8),
    anonymous: random.chance(0.2),
    dangerDenied: true,
  })
  return { key, citizen, categoryId, place, submitted }
}
