import { supportIdOf } from '../../../cloudfunctions/areas/case/followers'
import type { CaseDoc, SupportDoc } from '../../../cloudfunctions/areas/case/documents'
import type { CaseEntry } from '../../../cloudfunctions/areas/case/entries'
import type { Random } from '../../../demo/random'
import { seeded } from '../../../demo/random'
import type { Point } from '#domain/case/types'
import { CASE_STATES } from '#domain/case/workflow'
import { aCase, anEvent, aNumber, CENTRE, HOUR, MONDAY_MORNING } from '../../builders'

/**
 * Cities by chance, who may know what of them, and the same city with other secrets. What may be known is said here once
 * more, in the simplest words, and shares nothing with the product.
 */

export interface Caller {
  name: string
  roles: readonly ('liaison' | 'dispatcher' | 'supervisor' | 'editor')[]
  departmentId?: string
}

export interface World {
  cases: CaseDoc[]
  history: CaseEntry[]
  supports: SupportDoc[]
}

const DEPARTMENTS = ['streets', 'water']
const REPORTERS = ['lin', 'chen', 'wang', 'nobody-1', 'nobody-2']
const FANS = ['lin', 'chen', 'he', 'nobody-1', 'fan-1', 'fan-2']

/** States in which a checked case is shown to anybody. */
const SHOWN: readonly string[] = [
  'dispatched',
  'signed',
  'processing',
  'replied',
  'verified',
  'closed',
  'rated',
  'archived',
  'needInfo',
  'reopened',
]
const CLOSED: readonly string[] = ['closed', 'rated', 'archived']
const OVER: readonly string[] = ['merged', 'rejected', 'withdrawn']
/** Somebody works on it. */
export const WORKED_ON: readonly string[] = CASE_STATES.filter(
  (state) => !CLOSED.includes(state) && !OVER.includes(state) && state !== 'replied' && state !== 'verified',
)

export type Knows = 'all' | 'own' | 'public' | 'nothing'

export const isShown = ({ published, state }: CaseDoc): boolean => published && SHOWN.includes(state)

/** @returns how much of a case somebody may know */
export function knows(caller: Caller, found: CaseDoc): Knows {
  const { roles, departmentId = '' } = caller
  if (roles.includes('dispatcher') || roles.includes('supervisor')) return 'all'
  const departments = [found.leadDepartmentId, ...found.coDepartmentIds]
  if (roles.includes('liaison') && departments.includes(departmentId)) return 'all'
  if (found.reporter.openid === caller.name) return 'own'
  return isShown(found) ? 'public' : 'nothing'
}

const digitsOf = ({ physical }: CaseDoc): number => (physical ? 4 : 3)
export const pointOf = ({ place }: CaseDoc): Point => ({
  longitude: place.point.coordinates[0],
  latitude: place.point.coordinates[1],
})

/** @returns where the public is told that it is */
export function shownPoint(found: CaseDoc): Point {
  const round = (degrees: number) => Number(degrees.toFixed(digitsOf(found)))
  const { longitude, latitude } = pointOf(found)
  return { longitude: round(longitude), latitude: round(latitude) }
}

const placeAt = ({ longitude, latitude }: Point, townId: string): CaseDoc['place'] => ({
  address: '中山三路',
  townId,
  point: { type: 'Point', coordinates: [longitude, latitude] },
})

/** Within some kilometres: evenly, and in crowds of some hundred metres. */
export function somewhere(random: Random): Point {
  const spread = random.chance(0.5) ? 0.2 : 0.004
  return {
    longitude: CENTRE.longitude + (random.next() - 0.5) * spread,
    latitude: CENTRE.latitude + (random.next() - 0.5) * spread,
  }
}

function randomCase(random: Random, id: string, serial: number): CaseDoc {
  const state = random.pick(CASE_STATES)
  const mayBePublished = !OVER.includes(state) && random.chance(0.9)
  const due = MONDAY_MORNING + random.whole(-60, 60) * HOUR
  const lead = random.pick(DEPARTMENTS)
  const wasOver = state === 'archived' && random.chance(0.3)
  return aCase({
    _id: id,
    number: aNumber(serial),
    state,
    version: random.whole(1, 9),
    categoryId: random.pick(['manhole', 'noise', 'secret']),
    physical: random.chance(0.5),
    text: random.pick(['路口井盖破损', '夜里施工噪音', '路灯不亮']),
    place: placeAt(somewhere(random), random.pick(['east', 'south'])),
    reporter: {
      openid: random.pick(REPORTERS),
      name: `市民${serial}`,
      phone: '',
      anonymous: random.chance(0.3),
    },
    leadDepartmentId: lead,
    coDepartmentIds: random.chance(0.2) ? DEPARTMENTS.filter((other) => other !== lead) : [],
    // Many at the same moments, so that pages must not lose or repeat one there.
    submittedAt: MONDAY_MORNING - random.whole(0, 200) * HOUR,
    clocks: { signDue: due, contactDue: random.chance(0.5) ? due + HOUR : 0, resolveDue: due + 24 * HOUR },
    contactedAt: random.chance(0.5) ? MONDAY_MORNING : 0,
    closedAt: CLOSED.includes(state) && !wasOver ? MONDAY_MORNING - random.whole(1, 400) * HOUR : 0,
    mayBePublished: mayBePublished && !wasOver,
    published: mayBePublished && !wasOver && random.chance(0.75),
  })
}

/** A city of so many cases; the same seed gives the same one. */
export function randomWorld(seed: string, size: number): World {
  const random = seeded(seed)
  const cases = Array.from({ length: size }, (_, index) => randomCase(random, `case-${index}`, index + 1))
  const heads = cases.filter(({ state }) => !OVER.includes(state))
  for (const found of cases.filter(({ state }) => state === 'merged')) {
    const parent = random.pick(heads)
    found.parentId = parent._id
    parent.children += 1
  }
  const supports = cases.flatMap((found) =>
    FANS.filter((fan) => fan !== found.reporter.openid && random.chance(0.15)).map((openid) => ({
      _id: supportIdOf(found._id, openid),
      caseId: found._id,
      openid,
      at: MONDAY_MORNING - random.whole(0, 50) * HOUR,
    })),
  )
  for (const found of cases) found.supports = supports.filter(({ caseId }) => caseId === found._id).length
  return { cases, history: cases.flatMap(historyOf), supports }
}

function historyOf({ _id: caseId }: CaseDoc): CaseEntry[] {
  const entry = (version: number, changes: Partial<CaseEntry>) =>
    anEvent({ _id: `${caseId}-${version}`, caseId, version, ...changes })
  return [
    entry(1, {}),
    entry(2, { action: 'progress', text: '已到现场' }),
    entry(3, { action: 'urge', text: '请抓紧' }),
    entry(4, { action: 'progress', text: '内部情况', internal: true }),
  ]
}

/**
 * @returns a city that is the same for the caller, and another one in all that they may not know: other secret cases, more
 *   and fewer of them, other exact places and people behind what is public
 */
export function withOtherSecrets({ cases, history, supports }: World, caller: Caller, seed: string): World {
  const random = seeded(seed)
  const mains = mainCasesOf(cases, caller)
  const changed = cases.flatMap((found): CaseDoc[] => {
    const known = knows(caller, found)
    // How a merged case goes on is told to whoever reported it: the main one's steps, and nobody's behind it.
    if (known === 'nothing' && mains.has(found._id)) return [withOtherPeople(found, caller, random)]
    const isSupported = supports.some(({ caseId, openid }) => caseId === found._id && openid === caller.name)
    if (known === 'nothing') return otherSecret(found, isSupported, caller, random)
    if (known === 'public') return [withOtherPeople(found, caller, random)]
    return known === 'own' ? [derivedAnew({ ...found, version: found.version + 3, bounces: 2 })] : [found]
  })
  const hasSecrets = cases.some((found) => knows(caller, found) === 'nothing')
  const more = Array.from({ length: hasSecrets ? 30 : 0 }, (_, index) =>
    secretFor(caller, random, `more-${index}`, 5_000 + index),
  )
  const ids = new Set([...changed, ...more].map(({ _id }) => _id))
  return {
    cases: [...changed, ...more],
    history: history
      .filter(({ subject }) => ids.has(subject.id))
      .map((entry) => (entry.internal ? withOtherWords(entry, cases, caller) : entry)),
    supports,
  }
}

/** @returns the ids of those cases into which something was merged that the caller reported, by however many steps */
function mainCasesOf(cases: readonly CaseDoc[], caller: Caller): Set<string> {
  const mains = new Set<string>()
  for (const own of cases.filter(({ reporter }) => reporter.openid === caller.name))
    for (let id = own.parentId; id !== ''; id = cases.find(({ _id }) => _id === id)?.parentId ?? '')
      mains.add(id)
  return mains
}

/** @param isSupported by the caller, who knows that it is there, and no more of it */
function otherSecret(found: CaseDoc, isSupported: boolean, caller: Caller, random: Random): CaseDoc[] {
  if (found.state !== 'merged' && !isSupported && random.chance(0.4)) return []
  const other = secretFor(caller, random, found._id, 1)
  const { state, parentId, number } = found
  const merged = { state, parentId, published: false }
  const supports = random.whole(0, 9)
  return [derivedAnew({ ...other, number, supports, ...(state === 'merged' ? merged : {}) })]
}

function secretFor(caller: Caller, random: Random, id: string, serial: number): CaseDoc {
  for (;;) {
    const found = randomCase(random, id, serial)
    if (found.state !== 'merged' && knows(caller, found) === 'nothing') return found
  }
}

/** Elsewhere, but shown at the same place; by somebody else, if not by the caller. */
function withOtherPeople(found: CaseDoc, caller: Caller, random: Random): CaseDoc {
  const shown = shownPoint(found)
  const reach = 0.9 * 10 ** -digitsOf(found)
  const moved = {
    longitude: shown.longitude + (random.next() - 0.5) * reach,
    latitude: shown.latitude + (random.next() - 0.5) * reach,
  }
  const others = REPORTERS.filter((name) => name !== caller.name)
  return derivedAnew({
    ...found,
    version: found.version + random.whole(1, 5),
    bounces: random.whole(0, 2),
    place: placeAt(moved, found.place.townId),
    reporter: { ...found.reporter, openid: random.pick(others), name: '别人', phone: '13900000009' },
    answers: { size: '大' },
  })
}

function derivedAnew(found: CaseDoc): CaseDoc {
  const {
    dueAt: _due,
    sweepAt: _sweep,
    toPublish: _toPublish,
    mapCells: _cells,
    shownIn: _shown,
    ...plain
  } = found
  return aCase(plain)
}

function withOtherWords(entry: CaseEntry, cases: readonly CaseDoc[], caller: Caller): CaseEntry {
  const found = cases.find(({ _id }) => _id === entry.subject.id)
  return found && knows(caller, found) !== 'all' ? { ...entry, text: '别的内部情况' } : entry
}
