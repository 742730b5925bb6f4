import type { CaseCard } from './case'
import type { Nothing } from './common'

/** Area `city`: the portal that anyone sees. */
export interface CityActions {
  /** Everything of the first page, when it is loaded again; the first time it comes with `account.start`. */
  home: { in: Nothing; out: Home }
  /** All services of the portal, grouped. */
  services: { in: Nothing; out: { groups: ServiceGroup[] } }
  /** What an announcement of the first page says; `not_found` for one that was taken back. */
  announcement: { in: { id: string }; out: { title: string; at: number; text: string } }
}

/** What each area gives to the first page. */
export interface HomeBlocks {
  city: {
    cityName: string
    /** Official notice line; absent when there is none. */
    notice?: { text: string; announcementId?: string }
    services: Service[]
    /** `opens`: there is more behind the title. */
    announcements: { id: string; title: string; at: number; opens?: true }[]
  }
  case: {
    /** What I should look at next. */
    mine: { open: number; toRate: number; toAnswer: number; nextDue?: number }
    /** Public cases closed lately with pictures of before and after. */
    finished: CaseCard[]
  }
}

export type Home = HomeBlocks['city'] & HomeBlocks['case']

export interface ServiceGroup {
  id: string
  name: string
  services: Service[]
}

/** One entry of the portal; opens a page of ours, another mini program, a web page or a phone call. */
export interface Service {
  id: string
  name: string
  icon: string
  target:
    | { kind: 'page'; url: string }
    | { kind: 'miniProgram'; appId: string; path: string }
    | { kind: 'web'; url: string }
    | { kind: 'phone'; number: string }
}
