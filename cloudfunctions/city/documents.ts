import type { TemplateIds, TemplatePurpose } from '#domain/api/account'
import type { Service } from '#domain/api/city'
import type { TimeLimit } from '#domain/case/deadlines'
import type { CaseType, Point, Urgency } from '#domain/case/types'
import type { WorkingHours } from '#domain/kernel/time'
import type { GeoPoint } from '../kernel/documents'

/** Documents as they are stored. Times are epoch ms unless they say otherwise. */

/** `departments` */
export interface DepartmentDoc {
  _id: string
  name: string
  shortName: string
  phone: string
  emergency: boolean
  /** Key of its WeCom group robot; empty when it has none. Never leaves the server. */
  robotKey: string
  order: number
}

/** `categories` */
export interface CategoryDoc {
  _id: string
  name: string
  icon: string
  order: number
  type: CaseType
  urgency: Urgency
  leadDepartmentId: string
  coDepartmentIds: string[]
  /** Overrides the limit by type and urgency, for example 4 working hours for exposed rubbish. */
  limit?: TimeLimit
  /** Something one can see: answering and closing need an after-photo. */
  physical: boolean
  mayBePublic: boolean
  /** Goes to the department without a dispatcher; otherwise it waits for review. */
  autoDispatch: boolean
  /** Words in a citizen's text that point here; weight counts. */
  keywords: string[]
  example: string
  danger?: { question: string; phone: string; phoneName: string }
  questions: { id: string; text: string; choices: string[] }[]
}

/** `towns`: 镇街 */
export interface TownDoc {
  _id: string
  /** Its code of the statistical divisions, nine digits; missing in towns stored before codes were kept. */
  code?: string
  name: string
  point: GeoPoint
  order: number
}

/** `settings`, document `city`: everything that differs between cities and is not a list of its own. */
export interface CityDoc {
  _id: 'city'
  name: string
  center: Point
  /** A town is never farther than this from its own places, metres. Without an outline, what is farther from all is outside. */
  reachMetres: number
  /**
   * Cities around, as addresses name them: in full (珠海市), short before a district (珠海香洲区), and districts. Missing
   * in documents of the first release.
   */
  neighbours?: { name: string; short: string; districts: string[] }[]
  phones: { name: string; number: string }[]
  /** Put before a local number that a citizen gives, 0760; missing in settings of the first release. */
  areaCode?: string
  /** `announcementId`: one of the announcements, which says more. */
  notice?: { text: string; announcementId?: string }
  /** `text`: paragraphs; missing where there is nothing behind the title. */
  announcements: { id: string; title: string; at: number; text?: string }[]
  privacyVersion: string
  templates: TemplateIds
  /** Which of them are long-term ones (政务民生): accepted once, for all messages. Missing when none is. */
  longTermTemplates?: TemplatePurpose[]
  /** Working hours as minutes of the local day, and the zone's offset from UTC in minutes. */
  workingHours: WorkingHours
  limits: {
    sign: TimeLimit
    contact: TimeLimit
    byType: Record<CaseType, TimeLimit>
    byUrgency: Record<Urgency, TimeLimit>
    /** For the call after a bad rating; see domain/case/rating.ts for what holds without. */
    callBack?: TimeLimit
  }
  reasons: Record<'reject' | 'handBack' | 'close' | 'extension', { id: string; name: string }[]>
  serviceGroups: { id: string; name: string; services: Service[] }[]
  /** Ids of the services on the first page. */
  homeServices: string[]
}

/** A day of the State Council's arrangement: off, or a weekend on which people work (调休). */
export interface CalendarDay {
  /** YYYY-MM-DD */
  day: string
  working: boolean
  name?: string
}

/** A year of the city's calendar: what differs from Monday to Friday. */
export interface CalendarYear {
  year: number
  /** The paper that arranges it. */
  paper: { title: string; url?: string; date?: string }
  days: CalendarDay[]
}

/** `settings`: one document `calendar`; the years whose arrangement is published, by year. */
export interface CalendarDoc {
  _id: 'calendar'
  years: Record<string, CalendarYear>
  /** The local day on which operators were last reminded of a year that is missing; '' for never. */
  remindedOn: string
}

/** `settings`, document `outline`: where the city ends. Missing in databases of the first release. */
export interface OutlineDoc {
  _id: 'outline'
  /** Corners in order, [longitude, latitude], GCJ-02; the last is joined to the first. */
  corners: [number, number][]
}

export type SettingsDoc = CityDoc | CalendarDoc | OutlineDoc

/** What each collection holds. */
export interface CityDocuments {
  departments: DepartmentDoc
  categories: CategoryDoc
  towns: TownDoc
  settings: SettingsDoc
}
