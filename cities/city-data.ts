import type {
  CalendarYear,
  CategoryDoc,
  CityDoc,
  DepartmentDoc,
  OutlineDoc,
  TownDoc,
} from '../cloudfunctions/city/documents'

/** What a folder of `cities/` tells of its city, as short as it can be written; `load.ts` makes documents of it. */
export interface CityData {
  settings: SettingsRow
  /** In the city's own order. */
  towns: TownRow[]
  departments: DepartmentRow[]
  outline: OutlineDoc
  /** Official days off and make-up days, by year. */
  calendar: CalendarYear[]
  categories: CategoryGroup[]
  serviceGroups: ServiceGroupRow[]
  /** Ids of the services on the first page. */
  homeServices: string[]
  /**
   * Templates of subscribe messages by what they are used for, with the titles that WeChat shows; `longTerm` ones are
   * accepted once for all messages.
   */
  templates: Record<keyof CityDoc['templates'], { id: string; title: string; longTerm?: true }>
}

export type SettingsRow = Omit<
  CityDoc,
  '_id' | 'notice' | 'announcements' | 'templates' | 'longTermTemplates' | 'serviceGroups' | 'homeServices'
>

/** `code`: nine digits of the statistical divisions, for example `442000001`. Degrees, GCJ-02. */
export type TownRow = [code: string, id: TownDoc['_id'], name: string, longitude: number, latitude: number]

export interface DepartmentRow {
  id: DepartmentDoc['_id']
  name: string
  shortName: string
  phone: string
  /** It is told of dangers first. */
  emergency?: boolean
  /** Key of its WeCom group robot, when it has one. */
  robotKey?: string
}

type Shared = 'urgency' | 'physical' | 'mayBePublic' | 'autoDispatch' | 'coDepartmentIds' | 'questions'

/** Categories of a kind, and what most of them have in common. */
export interface CategoryGroup {
  defaults: Pick<CategoryDoc, Shared>
  rows: (Omit<CategoryDoc, Shared | 'keywords' | 'order'> &
    Partial<Pick<CategoryDoc, Shared>> & {
      /** Separated by spaces. */
      keywords: string
    })[]
}

/** `target`: `/page/of/ours`, `tel:12345`, or an address of the web. */
export type ServiceRow = [id: string, name: string, icon: string, target: string]
export type ServiceGroupRow = [id: string, name: string, services: ServiceRow[]]
