import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { chunksOf } from '../../../cloudfunctions/kernel/chunks'
import { seeded } from '../../../demo/random'
import { aLiaison, aPerson } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'
import type { Caller, World } from './worlds'
import { pointOf, somewhere } from './worlds'

/**
 * A city by chance, who asks of it, and what they may ask. REVEALED_SEED=… repeats a city. Each run of ours asks another
 * one; where a change is judged (CI) it is the same for every change.
 */
export const SEED = process.env.REVEALED_SEED ?? (process.env.CI ? 'the judged city' : String(Date.now()))

export const CALLERS: Caller[] = [
  { name: 'stranger', roles: [] },
  { name: 'lin', roles: [] },
  { name: 'chen', roles: [] },
  { name: 'wang', roles: ['liaison'], departmentId: 'streets' },
  { name: 'he', roles: ['liaison'], departmentId: 'water' },
  { name: 'editor', roles: ['editor'] },
  { name: 'dispatcher', roles: ['dispatcher'] },
  { name: 'supervisor', roles: ['supervisor'] },
  { name: 'both', roles: ['liaison', 'supervisor'], departmentId: 'streets' },
]
export const isStaff = ({ roles }: Caller): boolean => roles.some((role) => role !== 'editor')

export async function startCity(world: World): Promise<TestServer> {
  const server = await startServer({
    people: [
      aPerson('stranger'),
      aLiaison('both', 'streets', { roles: ['citizen', 'liaison', 'supervisor'] }),
    ],
  })
  await give(world, server)
  return server
}

/** In place of the city that there was. */
export async function give({ cases, history, supports }: World, server: TestServer): Promise<void> {
  for (const name of ['cases', 'history', 'supports']) await server.store.remove(name, {}, { multi: true })
  const all: [string, object[]][] = [
    ['cases', cases],
    ['history', history],
    ['supports', supports],
  ]
  for (const [name, documents] of all)
    for (const some of chunksOf(documents, 100)) {
      server.put(name, some)
      // The server lives in this process, and drops connections that it cannot look after for long.
      await new Promise(setImmediate)
    }
}

export const NARROWED = ['manhole', 'noise', 'secret', undefined].flatMap((categoryId) =>
  ['east', 'south', undefined].map((townId) => ({
    ...(categoryId ? { categoryId } : {}),
    ...(townId ? { townId } : {}),
  })),
)
export type Narrowed = (typeof NARROWED)[number]
export const GROUPS = [{}, { group: 'open' as const }, { group: 'finished' as const }]

export const fits = (found: CaseDoc, { categoryId, townId }: Narrowed): boolean =>
  (categoryId === undefined || found.categoryId === categoryId) &&
  (townId === undefined || found.place.townId === townId)
export const isOfGroup = ({ closedAt }: CaseDoc, group?: 'open' | 'finished'): boolean =>
  group === undefined || (closedAt === 0) === (group === 'open')
export const idsOf = (cases: readonly CaseDoc[]): string[] => cases.map(({ _id }) => _id).sort()

interface PageOfRows {
  items: { id: string }[]
  next?: string
}
export async function pages(read: (cursor?: string) => Promise<PageOfRows>): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = await read(cursor)
    ids.push(...page.items.map(({ id }) => id))
    if (page.next === undefined) return ids
    cursor = page.next
  }
}

export interface Box {
  southWest: { longitude: number; latitude: number }
  northEast: { longitude: number; latitude: number }
}
export const isIn = ({ southWest, northEast }: Box, { longitude, latitude }: Box['southWest']): boolean =>
  longitude >= southWest.longitude &&
  longitude < northEast.longitude &&
  latitude >= southWest.latitude &&
  latitude < northEast.latitude

/** Boxes of every size, the smallest far below what the public is shown of a place, around cases of all kinds. */
export function randomBoxes(seed: string, count: number, { cases }: World): Box[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => {
    const center = random.chance(0.7) ? pointOf(random.pick(cases)) : somewhere(random)
    const half = 10 ** (-5 + random.next() * 4.5)
    return {
      southWest: { longitude: center.longitude - half, latitude: center.latitude - half * random.next() },
      northEast: { longitude: center.longitude + half * random.next(), latitude: center.latitude + half },
    }
  })
}
