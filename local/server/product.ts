import type { CollectionSchema } from '../store/schema'
import type { Person } from './people'

/** A point that WeChat offers to somebody who chooses a place. Degrees, GCJ-02. */
export interface Place {
  name: string
  address: string
  longitude: number
  latitude: number
  /** Towns are written on maps; other places are only offered. */
  kind: 'town' | 'place'
}

/** The mini program that runs here, and what the consoles of WeChat and the cloud know of it. */
export interface Product {
  /** The folder with app.json. */
  miniprogramRoot: string
  /** The database's collections with their indexes. */
  collections: CollectionSchema[]
  /** Functions that a phone waits for: an instance of each is always ready. */
  keepWarm: string[]
  /** The function that receives what WeChat pushes; on the cloud it is chosen in the console under 消息推送. */
  pushFunction?: string
  /** The storage's custom rule: where phones may upload to. Everywhere when it is missing. */
  mayUpload?: (cloudPath: string) => boolean
  /** Environment variables of functions by name, `*` for all, once it is known where this runtime answers. */
  variables?: (url: string) => Record<string, Record<string, string>>
  /** Everybody whose phone can be opened by name. */
  people: Person[]
  /** @returns somebody who comes along for the first time, by a name that is not listed */
  visitor: (id: string) => Person
  /** The account's templates of subscribe messages, with the titles that WeChat shows; long-term ones are accepted once for all. */
  templates: { id: string; title: string; longTerm?: boolean }[]
  /** `me`: where every phone stands; and the named points around. */
  places: { me: { longitude: number; latitude: number }; places: Place[] }
  /** Names of the WeCom groups by the keys of their robots. */
  groups: Record<string, string>
}
