import { accessOf, publicSight } from '../access'
import type { CaseCard, MapPin } from '#domain/api/case'
import type { Sight } from '#domain/kernel/life'
import { sightOf } from '#domain/case/permissions'
import { placeName } from '#domain/case/place-check'
import { RATING_WINDOW_DAYS } from '#domain/case/limits'
import { isWithinDays } from '#domain/case/rating'
import type { Point } from '#domain/case/types'
import { publicPoint } from '#domain/kernel/shown-place'
import type { CaseDoc, Cover } from '../documents'
import type { AttachedMedia } from '../../../kernel/media-ref'
import { clocksOf } from '../clocks'
import { pointOf } from '../geography'
import type { Context } from '../../../kernel/context'
import { coverOf, unlessRefused } from '../covers'
import { withRecords } from '../../media'
import type { PinRow } from '../public-map-store'
import type { CaseRow } from '../list-store'
import type { Reference } from '../../../city/reference'
import { maskAddress, maskText } from '#domain/kernel/text/mask'
import { shorten } from '#domain/kernel/text/shorten'
import type { Urls } from './media'
import { visibleCover } from './media'

const TITLE_LENGTH = 40
/** More of a text is never in its title; a page of titles is masked without reading whole reports. */
const TITLE_UNITS = 400

/** @returns the beginning of the text, as a title */
export function titleOf(text: string, sight: Sight): string {
  const beginning = text.slice(0, TITLE_UNITS)
  return shorten(sight === 'public' ? maskText(beginning) : beginning, TITLE_LENGTH)
}

/** @returns where it is; for the public without rooms, and for what may be a home only to about 100 m */
export function placeOf(
  { place, physical }: Pick<CaseDoc, 'place' | 'physical'>,
  sight: Sight,
): { address: string; point: Point } {
  const point = pointOf(place)
  if (sight !== 'public') return { address: place.address, point }
  return { address: maskAddress(place.address), point: publicPoint(point, physical) }
}

function todoOf(row: CaseRow, sight: Sight, now: number): CaseCard['todo'] {
  if (sight !== 'own') return undefined
  if (row.state === 'needInfo') return 'giveInfo'
  return row.state === 'closed' && isWithinDays(row.closedAt, RATING_WINDOW_DAYS, now) ? 'rate' : undefined
}

/**
 * @returns the promise that is due first of those that run; nothing when the case is finished or paused. Whether a citizen
 *   will be called is between them and the offices.
 */
export function dueOf(
  row: Pick<CaseRow, 'state' | 'clocks' | 'promisedAt' | 'contactedAt' | 'callBack'>,
  sight: Sight = 'staff',
): CaseCard['due'] {
  const [clock] = clocksOf(row).filter(({ kind }) => kind !== 'callBack' || sight !== 'public')
  return clock
}

function toCard(row: CaseRow, sight: Sight, reference: Reference, urls: Urls, now: number): CaseCard {
  const { before, after } = coversIn(row, sight)
  const due = dueOf(row, sight)
  const todo = todoOf(row, sight, now)
  const townName = reference.town(row.place.townId)?.name ?? ''
  return {
    id: row._id,
    number: row.number,
    title: titleOf(row.text, sight),
    categoryName: reference.category(row.categoryId)?.name ?? '其他',
    state: row.state,
    address: placeName(placeOf(row, sight).address, townName),
    townName,
    departmentName: reference.department(row.leadDepartmentId)?.shortName ?? '',
    at: row.submittedAt,
    ...withUrl('thumb', before, urls),
    ...withUrl('afterThumb', after, urls),
    supports: row.supports,
    ...(due ? { due } : {}),
    ...(row.closedAt ? { closedAt: row.closedAt } : {}),
    ...(row.rating ? { grade: row.rating.grade } : {}),
    ...(todo ? { todo } : {}),
  }
}

function coversIn(row: CaseRow, sight: Sight): { before: string | undefined; after: string | undefined } {
  return {
    before: visibleCover(row.cover ?? coverWithoutRecords(row.media), sight),
    after: visibleCover(row.afterCover ?? unlessRefused(coverWithoutRecords(row.afterMedia)), sight),
  }
}

/** Of a case of the first release, until its files have records. */
function coverWithoutRecords(media: readonly AttachedMedia[]): Cover | undefined {
  return coverOf(withRecords(media, new Map()))
}

function withUrl<Key extends string>(key: Key, fileId: string | undefined, urls: Urls) {
  const url = fileId === undefined ? undefined : urls.get(fileId)
  return (url === undefined ? {} : { [key]: url }) as { [Name in Key]?: string }
}

/**
 * Rows of a list as cards, each with what the viewer may see of it; those of which they may see nothing are left out.
 * @param atMost the sight that this list gives: a public list shows staff no more than anybody
 */
export async function toCards(
  rows: readonly CaseRow[],
  context: Context,
  atMost: 'public' | 'theirs' = 'theirs',
): Promise<CaseCard[]> {
  const { viewer, services, now } = context
  const seen = rows
    .map((row) => ({ row, sight: atMost === 'public' ? publicSight(row) : sightOf(viewer, accessOf(row)) }))
    .filter(({ sight }) => sight !== 'none')
  const thumbs = seen.flatMap(({ row, sight }) => {
    const { before = '', after = '' } = coversIn(row, sight)
    return [before, after]
  })
  const [reference, urls] = await Promise.all([context.reference(), services.temporaryUrls(thumbs)])
  return seen.map(({ row, sight }) => toCard(row, sight, reference, urls, now))
}

/** @returns the cards of a search nearby in its order, each with how far it is; those that may not be seen are left out */
export function withMetres(
  cards: readonly CaseCard[],
  near: readonly { _id: string; metres: number }[],
): (CaseCard & { metres: number })[] {
  const byId = new Map(cards.map((card) => [card.id, card]))
  return near.flatMap(({ _id, metres }) => {
    const card = byId.get(_id)
    return card ? [{ ...card, metres }] : []
  })
}

export function toPin(row: PinRow, reference: Reference): MapPin {
  return {
    id: row._id,
    point: placeOf(row, 'public').point,
    state: row.state,
    categoryName: reference.category(row.categoryId)?.name ?? '其他',
    title: titleOf(row.text, 'public'),
  }
}
