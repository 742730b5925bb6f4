import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { chunksOf } from '../../../cloudfunctions/kernel/chunks'
import { metresBetween } from '../../../cloudfunctions/areas/case/geography'
import type { MapGroup } from '#domain/api/case'
import type { Area } from '#domain/api/index'
import { QUEUE_TABS } from '#domain/api/staff'
import { statesOfTab } from '#domain/case/workflow'
import { seeded } from '../../../demo/random'
import { aLiaison, aPerson, DAY, HOUR } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'
import type { Caller, World } from './worlds'
import {
  isShown,
  knows,
  pointOf,
  randomWorld,
  shownPoint,
  somewhere,
  withOtherSecrets,
  WORKED_ON,
} from './worlds'

/**
 * What filters, numbers, order and distances reveal is held against what answers show, for a city by chance: in two ways.
 * Every list and number is worked out once more from all the cases, in the simplest words. And no answer may change when
 * only that changes which the caller may not know. REVEALED_SEED=… repeats a city.
 */
const SEED = process.env.REVEALED_SEED ?? String(Date.now())
const SIZE = 300

/** Hundreds of calls each, on a machine that may be busy. */
jest.setTimeout(240_000)

const CALLERS: Caller[] = [
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
const isStaff = ({ roles }: Caller): boolean => roles.some((role) => role !== 'editor')

let server: TestServer
const world = randomWorld(SEED, SIZE)
const byId = new Map(world.cases.map((found) => [found._id, found]))

async function give({ cases, history, supports }: World): Promise<void> {
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

beforeAll(async () => {
  server = await startServer({
    people: [
      aPerson('stranger'),
      aLiaison('both', 'streets', { roles: ['citizen', 'liaison', 'supervisor'] }),
    ],
  })
  await give(world)
})
afterAll(() => server.stop())

const NARROWED = ['manhole', 'noise', 'secret', undefined].flatMap((categoryId) =>
  ['east', 'south', undefined].map((townId) => ({
    ...(categoryId ? { categoryId } : {}),
    ...(townId ? { townId } : {}),
  })),
)
type Narrowed = (typeof NARROWED)[number]
const GROUPS = [{}, { group: 'open' as const }, { group: 'finished' as const }]

const fits = (found: CaseDoc, { categoryId, townId }: Narrowed): boolean =>
  (categoryId === undefined || found.categoryId === categoryId) &&
  (townId === undefined || found.place.townId === townId)
const isOfGroup = ({ closedAt }: CaseDoc, group?: 'open' | 'finished'): boolean =>
  group === undefined || (closedAt === 0) === (group === 'open')
const idsOf = (cases: readonly CaseDoc[]): string[] => cases.map(({ _id }) => _id).sort()

interface PageOfRows {
  items: { id: string }[]
  next?: string
}
async function pages(read: (cursor?: string) => Promise<PageOfRows>): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = await read(cursor)
    ids.push(...page.items.map(({ id }) => id))
    if (page.next === undefined) return ids
    cursor = page.next
  }
}

interface Box {
  southWest: { longitude: number; latitude: number }
  northEast: { longitude: number; latitude: number }
}
const isIn = ({ southWest, northEast }: Box, { longitude, latitude }: Box['southWest']): boolean =>
  longitude >= southWest.longitude &&
  longitude < northEast.longitude &&
  latitude >= southWest.latitude &&
  latitude < northEast.latitude

/** Boxes of every size, the smallest far below what the public is shown of a place, around cases of all kinds. */
function randomBoxes(seed: string, count: number): Box[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => {
    const center = random.chance(0.7) ? pointOf(random.pick(world.cases)) : somewhere(random)
    const half = 10 ** (-5 + random.next() * 4.5)
    return {
      southWest: { longitude: center.longitude - half, latitude: center.latitude - half * random.next() },
      northEast: { longitude: center.longitude + half * random.next(), latitude: center.latitude + half },
    }
  })
}

describe(`REVEALED_SEED=${SEED}: every list and number is what the cases say`, () => {
  test('the public list, however it is narrowed, for anybody', async () => {
    const random = seeded(`${SEED} lists`)
    for (const narrowed of NARROWED)
      for (const group of GROUPS) {
        const { name } = random.pick(CALLERS)
        const ids = await pages((cursor) =>
          server.call(name, 'case', 'publicList', { ...narrowed, ...group, cursor }),
        )
        const shown = world.cases.filter(
          (found) => isShown(found) && fits(found, narrowed) && isOfGroup(found, group.group),
        )
        expect([narrowed, group, [...ids].sort()]).toEqual([narrowed, group, idsOf(shown)])
      }
  })

  test('the public map: pins are just what is shown in the box, and groups count just what is in their squares', async () => {
    const random = seeded(`${SEED} maps`)
    let grouped = 0
    const city = { southWest: { longitude: 113, latitude: 22 }, northEast: { longitude: 114, latitude: 23 } }
    for (const box of [city, ...randomBoxes(`${SEED} boxes`, 80)]) {
      const isPlain = box === city || random.chance(0.5)
      const [narrowed, group] = isPlain ? [{}, {}] : [random.pick(NARROWED), random.pick(GROUPS)]
      const { name } = random.pick(CALLERS)
      const answer = await server.call(name, 'case', 'publicMap', { ...narrowed, ...group, ...box })
      const shown = world.cases.filter(
        (found) =>
          isShown(found) && fits(found, narrowed) && isOfGroup(found, (group as { group?: 'open' }).group),
      )
      const inView = shown.filter((found) => isIn(box, shownPoint(found)))
      const pins = answer.pins.map(({ id }) => id)
      for (const { id, point } of answer.pins) expect(point).toEqual(shownPoint(byId.get(id) as CaseDoc))
      for (const counted of answer.groups) checkGroup(counted, shown, pins)
      const inGroups = answer.groups.reduce((sum, { open, finished }) => sum + open + finished, 0)
      expect(answer.total).toBe(pins.length + inGroups)
      // Nothing that is in view is left out.
      const isCounted = (found: CaseDoc) =>
        pins.includes(found._id) || answer.groups.some((square) => isIn(square, shownPoint(found)))
      expect(inView.filter((found) => !isCounted(found))).toEqual([])
      if (answer.groups.length === 0) expect([...pins].sort()).toEqual(idsOf(inView))
      else grouped += 1
    }
    expect(grouped).toBeGreaterThan(0)
  })

  function checkGroup(square: MapGroup, shown: readonly CaseDoc[], pins: readonly string[]): void {
    const inside = shown.filter((found) => isIn(square, shownPoint(found)) && !pins.includes(found._id))
    const [open, finished] = [
      inside.filter(({ closedAt }) => closedAt === 0),
      inside.filter(({ closedAt }) => closedAt > 0),
    ]
    // Where the open ones are pins, those just outside of the view are not counted.
    expect([square.open === 0 || square.open === open.length, square.finished]).toEqual([
      true,
      finished.length,
    ])
  }

  test('nearby: the nearest that is public, and what the person reported', async () => {
    const random = seeded(`${SEED} nearby`)
    for (const caller of CALLERS.filter((one) => !isStaff(one)))
      for (let round = 0; round < 12; round += 1) {
        const from = random.chance(0.5) ? pointOf(random.pick(world.cases)) : somewhere(random)
        const { nearby } = await server.call(caller.name, 'case', 'prepare', { point: from })
        const isMine = ({ reporter }: CaseDoc) => reporter.openid === caller.name
        const far = world.cases
          .filter((found) => WORKED_ON.includes(found.state) && (isShown(found) || isMine(found)))
          .map((found) => metresBetween(from, isMine(found) ? pointOf(found) : shownPoint(found)))
          .filter((metres) => metres <= 250)
          .sort((a, b) => a - b)
          .slice(0, 3)
          .map(Math.round)
        expect(nearby.map(({ metres }) => metres).sort((a, b) => a - b)).toEqual(far)
      }
  })

  test('my own lists and figures', async () => {
    const states = {
      all: () => true,
      open: ({ closedAt, state }: CaseDoc) =>
        closedAt === 0 && !['merged', 'rejected', 'withdrawn', 'archived'].includes(state),
      waiting: ({ state }: CaseDoc) => state === 'needInfo',
      toRate: ({ state, closedAt }: CaseDoc) => state === 'closed' && server.now.value - closedAt <= 14 * DAY,
    }
    for (const { name } of CALLERS.filter(({ roles }) => roles.length === 0)) {
      const own = world.cases.filter(({ reporter }) => reporter.openid === name)
      const { mine } = await server.call(name, 'city', 'home', {})
      const figures = { open: mine.open, waiting: mine.toAnswer, toRate: mine.toRate }
      for (const [group, isWanted] of Object.entries(states)) {
        const wanted = group as keyof typeof states
        const ids = await pages((cursor) => server.call(name, 'case', 'mine', { group: wanted, cursor }))
        expect([group, [...ids].sort()]).toEqual([group, idsOf(own.filter(isWanted))])
        if (wanted !== 'all') expect([group, figures[wanted]]).toEqual([group, ids.length])
      }
    }
  })

  test('staff: each tab holds just its cases, and each figure is how many these are', async () => {
    const random = seeded(`${SEED} staff`)
    for (const caller of CALLERS.filter(isStaff))
      for (const narrowed of [{}, random.pick(NARROWED), random.pick(NARROWED)]) {
        const { tabs, late, dueToday } = await server.call(caller.name, 'staff', 'summary', narrowed)
        for (const tab of QUEUE_TABS) {
          const entry = tabs.find((one) => one.tab === tab)
          if (!entry) {
            expect((await server.refused(caller.name, 'staff', 'queue', { tab })).code).toBe('forbidden')
            continue
          }
          const ids = await pages((cursor) =>
            server.call(caller.name, 'staff', 'queue', { tab, ...narrowed, cursor }),
          )
          const wanted = inTab(caller, tab).filter((found) => fits(found, narrowed))
          expect([caller.name, tab, [...ids].sort()]).toEqual([caller.name, tab, idsOf(wanted)])
          expect([tab, entry.count]).toEqual([tab, tab === 'done' ? undefined : ids.length])
          if (tab === 'late') expect(late).toBe(ids.length)
          if (tab === 'dueToday') expect(dueToday).toBe(ids.length)
        }
      }
  })

  function inTab(caller: Caller, tab: (typeof QUEUE_TABS)[number]): CaseDoc[] {
    const isCity = caller.roles.includes('dispatcher') || caller.roles.includes('supervisor')
    const scope = world.cases.filter((found) => isCity || found.leadDepartmentId === caller.departmentId)
    const isTheirs = ({ state }: CaseDoc) => isCity || !['submitted', 'accepted', 'returned'].includes(state)
    // Monday 10:00 to midnight.
    const tonight = server.now.value + 14 * HOUR
    if (tab === 'late')
      return scope.filter((found) => isTheirs(found) && found.dueAt > 0 && found.dueAt < server.now.value)
    if (tab === 'dueToday')
      return scope.filter(
        (found) => isTheirs(found) && found.dueAt >= server.now.value && found.dueAt < tonight,
      )
    if (tab === 'done') return scope.filter(({ closedAt }) => closedAt > 0)
    if (tab === 'toPublish')
      return scope.filter(
        (found) =>
          found.mayBePublished &&
          !found.published &&
          found.state !== 'archived' &&
          isShown({ ...found, published: true }),
      )
    const states: readonly string[] = statesOfTab(tab as 'review')
    return scope.filter(({ state }) => states.includes(state))
  }
})

describe(`REVEALED_SEED=${SEED}: no answer depends on what the caller may not know`, () => {
  /** Those from whom something is kept. */
  const SOME_IN_THE_DARK = CALLERS.filter((caller) =>
    world.cases.some((found) => knows(caller, found) === 'nothing'),
  ).map((caller) => [caller.name, caller] as const)

  /** Everything that the caller can ask, in the same order each time. */
  async function answersFor(caller: Caller): Promise<Map<string, string>> {
    const { name } = caller
    const random = seeded(`${SEED} asks ${name}`)
    const answers = new Map<string, string>()
    const ask = async (area: Area, action: string, input: object) => {
      const answer = await server.send(name, area, { action, input })
      answers.set(`${area}.${action} ${JSON.stringify(input)}`, JSON.stringify(answer))
      return answer
    }
    const askAll = async (area: Area, action: string, input: object) => {
      for (let cursor: string | undefined; ;) {
        const answer = await ask(area, action, { ...input, ...(cursor ? { cursor } : {}) })
        cursor = answer.ok ? (answer.data as { next?: string }).next : undefined
        if (cursor === undefined) return
      }
    }
    for (const group of ['all', 'open', 'waiting', 'toRate', 'finished', 'supported'])
      await askAll('case', 'mine', { group })
    await ask('city', 'home', {})
    for (let round = 0; round < 3; round += 1)
      await askAll('case', 'publicList', { ...random.pick(NARROWED), ...random.pick(GROUPS) })
    for (const box of randomBoxes(`${SEED} boxes ${name}`, 15))
      await ask('case', 'publicMap', { ...box, ...(random.chance(0.5) ? random.pick(NARROWED) : {}) })
    for (let round = 0; round < 8; round += 1)
      await ask('case', 'prepare', {
        point: pointOf(random.pick(world.cases)),
        text: '路灯',
        categoryId: 'noise',
      })
    for (let round = 0; round < 14; round += 1) {
      const found = random.pick(world.cases)
      await ask('case', 'view', { caseId: found._id })
      await ask('case', 'history', { caseId: found._id, cursor: '' })
      if (isStaff(caller)) await ask('staff', 'nearby', { caseId: found._id })
      if (isStaff(caller)) await ask('task', 'ofCase', { caseId: found._id })
      if (knows(caller, found) === 'nothing') await probe(found._id)
    }
    for (const narrowed of isStaff(caller) ? [{}, random.pick(NARROWED)] : [{}]) {
      await ask('staff', 'summary', narrowed)
      await askAll('staff', 'toSign', narrowed)
      for (const tab of QUEUE_TABS) await askAll('staff', 'queue', { tab, ...narrowed })
    }
    return answers

    /** What is refused must not tell more than that there is nothing. */
    async function probe(caseId: string): Promise<void> {
      const act = { caseId, key: 'probe-12345678' }
      for (const action of ['support', 'unsupport']) await ask('case', action, { caseId })
      await ask('case', 'addNote', { ...act, text: '补充一下', media: [] })
      await ask('case', 'withdraw', act)
      await ask('staff', 'sign', act)
      await ask('staff', 'signMany', { key: act.key, caseIds: [caseId] })
      await ask('staff', 'publish', act)
      await ask('task', 'ask', {
        ...act,
        departmentId: 'water',
        text: '请协助',
        until: server.now.value + DAY,
      })
    }
  }

  test.each(SOME_IN_THE_DARK)('%s', async (name, caller) => {
    await give(world)
    const before = await answersFor(caller)
    await give(withOtherSecrets(world, caller, `${SEED} secrets ${name}`))
    const after = await answersFor(caller)
    expect([...after.keys()]).toEqual([...before.keys()])
    for (const [question, answer] of before)
      expect([question, after.get(question)]).toEqual([question, answer])
    expect(before.size).toBeGreaterThan(80)
  })
})
