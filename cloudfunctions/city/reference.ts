import type { CalendarDoc, CategoryDoc, CityDoc, DepartmentDoc, OutlineDoc, TownDoc } from './documents'
import { AppError } from '#domain/kernel/errors'
import type { Outline } from '#domain/kernel/place'
import { MINUTE } from '#domain/kernel/time'
import type { Calendar } from './calendar'
import { calendarOf } from './calendar'
import { referenceStore } from './reference-store'
import type { Store } from '../kernel/platform/database'

/** What changes rarely and every action needs. */
export interface Reference {
  city: CityDoc
  calendar: Calendar
  /** Where the city ends; missing until it was put into a database of the first release. */
  outline?: Outline
  /** In the city's order. */
  categories: CategoryDoc[]
  departments: DepartmentDoc[]
  towns: TownDoc[]
  category(id: string): CategoryDoc | undefined
  department(id: string): DepartmentDoc | undefined
  town(id: string): TownDoc | undefined
}

async function load(store: Store): Promise<Reference> {
  const [settings, categories, departments, towns] = await referenceStore(store).all()
  const city = settings.find((one): one is CityDoc => one._id === 'city')
  const calendar = settings.find((one): one is CalendarDoc => one._id === 'calendar')
  const outline = settings.find((one): one is OutlineDoc => one._id === 'outline')
  if (!city) throw new AppError('unavailable', { detail: 'settings/city is missing' })
  return {
    city,
    calendar: calendarOf(calendar),
    ...(outline ? { outline: outline.corners } : {}),
    categories: inOrder(categories),
    departments: inOrder(departments),
    towns: inOrder(towns).map((town) => ({ ...town, point: toGeoPoint(town.point) })),
    category: byId(categories),
    department: byId(departments),
    town: byId(towns),
  }
}

const inOrder = <Row extends { order: number }>(rows: Row[]): Row[] =>
  [...rows].sort((a, b) => a.order - b.order)

function byId<Row extends { _id: string }>(rows: Row[]): (id: string) => Row | undefined {
  const map = new Map(rows.map((row) => [row._id, row]))
  return (id) => map.get(id)
}

/** The SDK turns GeoJSON into its own class when it reads; documents keep GeoJSON. */
export function toGeoPoint(point: unknown): TownDoc['point'] {
  const { coordinates, longitude, latitude } = point as Partial<
    TownDoc['point'] & { longitude: number; latitude: number }
  >
  return { type: 'Point', coordinates: coordinates ?? [longitude ?? 0, latitude ?? 0] }
}

const KEPT_MS = MINUTE

/**
 * Keeps the reference data for a minute in each instance, so that a warm call needs no database for it. A change
 * by an administrator reaches everybody within that minute.
 */
export function createReferenceCache(): (store: Store, now: number) => Promise<Reference> {
  let kept: { at: number; value: Promise<Reference> } | undefined
  return (store, now) => {
    if (!kept || now - kept.at >= KEPT_MS || now < kept.at) {
      const value = load(store)
      const entry = { at: now, value }
      kept = entry
      value.catch(() => {
        if (kept === entry) kept = undefined
      })
    }
    return kept.value
  }
}
