import type { CaseCard } from './case'
import type { Nothing } from './common'

/** Cloud function `city`: the portal that anyone sees. */
export interface CityActions {
  /** Everything of the first page in one call. */
  home: { in: Nothing; out: Home }
  /** All services of the portal, grouped. */
  services: { in: Nothing; out: { groups: ServiceGroup[] } }
}

export interface Home {
  cityName: string
  /** Official notice line; absent when there is none. */
  notice?: { text: string; url?: string }
  /** What I should look at next. */
  mine: { open: number; toRate: number; toAnswer: number; nextDue?: number }
  services: Service[]
  /** Public cases closed lately with pictures of before and after. */
  finished: CaseCard[]
  announcements: { id: string; title: string; at: number }[]
}

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
