import type {
  CalendarDoc,
  CategoryDoc,
  CityDoc,
  DepartmentDoc,
  OutlineDoc,
  TownDoc,
} from '../cloudfunctions/city/documents'
import type { Service } from '#domain/api/city'
import type { CategoryGroup, CityData, DepartmentRow, ServiceGroupRow, TownRow } from './city-data'

/** A city's reference data as it is stored: documents of `settings`, and three whole collections. */
export interface City {
  settings: CityDoc
  calendar: CalendarDoc
  outline: OutlineDoc
  towns: TownDoc[]
  departments: DepartmentDoc[]
  categories: CategoryDoc[]
}

/** @returns the documents of a city, the same for a demonstration and for a real deployment */
export function loadCity(data: CityData): City {
  return {
    settings: settingsOf(data),
    calendar: calendarOf(data),
    outline: data.outline,
    towns: data.towns.map(townOf),
    departments: data.departments.map(departmentOf),
    categories: data.categories.flatMap(categoriesOf).map((category, order) => ({ ...category, order })),
  }
}

function settingsOf({ settings, templates, serviceGroups, homeServices }: CityData): CityDoc {
  const longTerm = (['progress', 'finished', 'task'] as const).filter(
    (purpose) => templates[purpose].longTerm,
  )
  return {
    _id: 'city',
    ...settings,
    announcements: [],
    templates: {
      progress: templates.progress.id,
      finished: templates.finished.id,
      task: templates.task.id,
    },
    ...(longTerm.length > 0 ? { longTermTemplates: longTerm } : {}),
    serviceGroups: serviceGroups.map(serviceGroupOf),
    homeServices,
  }
}

function calendarOf({ calendar }: CityData): CalendarDoc {
  const years = Object.fromEntries(calendar.map((year) => [String(year.year), year]))
  return { _id: 'calendar', years, remindedOn: '' }
}

function townOf([code, id, name, longitude, latitude]: TownRow, order: number): TownDoc {
  return { _id: id, code, name, point: { type: 'Point', coordinates: [longitude, latitude] }, order }
}

function departmentOf(
  { id, emergency = false, robotKey = '', ...row }: DepartmentRow,
  order: number,
): DepartmentDoc {
  return { _id: id, ...row, emergency, robotKey, order }
}

function categoriesOf({ defaults, rows }: CategoryGroup): Omit<CategoryDoc, 'order'>[] {
  return rows.map((row) => ({
    ...defaults,
    ...row,
    keywords: row.keywords.split(' ').filter((word) => word !== ''),
  }))
}

function serviceGroupOf([id, name, services]: ServiceGroupRow): CityDoc['serviceGroups'][number] {
  return {
    id,
    name,
    services: services.map(([serviceId, title, icon, address]) => ({
      id: serviceId,
      name: title,
      icon,
      target: targetOf(address),
    })),
  }
}

function targetOf(address: string): Service['target'] {
  if (address.startsWith('tel:')) return { kind: 'phone', number: address.slice(4) }
  return address.startsWith('/') ? { kind: 'page', url: address } : { kind: 'web', url: address }
}
