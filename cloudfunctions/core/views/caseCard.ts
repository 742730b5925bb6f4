import type { CaseCard, MapPin } from '../../../miniprogram/domain/api/case'
import type { CaseAccess, Sight, Viewer } from '../../../miniprogram/domain/case/permissions'
import { sightOf } from '../../../miniprogram/domain/case/permissions'
import { isWithinDays, RATING_WINDOW_DAYS } from '../../../miniprogram/domain/case/rating'
import type { Point } from '../../../miniprogram/domain/case/types'
import { publicPoint } from '../../../miniprogram/domain/kernel/shown-place'
import type { CaseDoc } from '../../database/documents'
import { dueAtOf, runningClock } from '../case/clocks'
import { pointOf } from '../case/geography'
import type { Context } from '../context'
import type { PinRow } from '../repositories/caseMap'
import type { CaseRow } from '../repositories/cases'
import type { Reference } from '../repositories/reference'
import { maskAddress, maskNumbers } from './mask'
import type { Urls } from './media'
import { thumbIdOf } from './media'

const TITLE_LENGTH = 40

type AccessRow = Pick<CaseDoc, 'state' | 'reporter' | 'leadDepartmentId' | 'coDepartmentIds' | 'published'>

/** @returns what the rules of sight need to know of a case */
export function accessOf(found: AccessRow): CaseAccess {
  return {
    state: found.state,
    reporterOpenid: found.reporter.openid,
    leadDepartmentId: found.leadDepartmentId,
    coDepartmentIds: found.coDepartmentIds,
    published: found.published,
  }
}

/** @returns the beginning of the text, as a title */
export function titleOf(text: string, sight: Sight): string {
  const line = (sight === 'public' ? maskNumbers(text) : text).replace(/\s+/g, ' ')
  const characters = [...line]
  return characters.length > TITLE_LENGTH ? `${characters.slice(0, TITLE_LENGTH).join('')}…` : line
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

/** @returns the promise that runs; nothing when the case is finished or paused */
export function dueOf(row: Pick<CaseRow, 'state' | 'clocks' | 'promisedAt'>): CaseCard['due'] {
  const kind = runningClock(row.state)
  return kind && { kind, at: dueAtOf(row), from: row.promisedAt }
}

function toCard(row: CaseRow, sight: Sight, reference: Reference, urls: Urls, now: number): CaseCard {
  const thumbId = thumbIdOf(row.media, sight)
  const afterId = thumbIdOf(row.afterMedia, sight)
  const due = dueOf(row)
  const todo = todoOf(row, sight, now)
  return {
    id: row._id,
    number: row.number,
    title: titleOf(row.text, sight),
    categoryName: reference.category(row.categoryId)?.name ?? '其他',
    state: row.state,
    address: placeOf(row, sight).address,
    townName: reference.town(row.place.townId)?.name ?? '',
    departmentName: reference.department(row.leadDepartmentId)?.shortName ?? '',
    at: row.submittedAt,
    ...withUrl('thumb', thumbId, urls),
    ...withUrl('afterThumb', afterId, urls),
    supports: row.supports,
    ...(due ? { due } : {}),
    ...(row.closedAt ? { closedAt: row.closedAt } : {}),
    ...(row.rating ? { grade: row.rating.grade } : {}),
    ...(todo ? { todo } : {}),
  }
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
  const thumbs = seen.flatMap(({ row, sight }) => [
    thumbIdOf(row.media, sight) ?? '',
    thumbIdOf(row.afterMedia, sight) ?? '',
  ])
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

const NOBODY: Viewer = { openid: '', roles: [] }

export function publicSight(row: AccessRow): Sight {
  return sightOf(NOBODY, accessOf(row))
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
