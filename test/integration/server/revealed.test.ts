import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { metresBetween } from '#domain/kernel/place'
import type { MapGroup } from '#domain/api/case'
import { QUEUE_TABS } from '#domain/api/staff'
import { statesOfTab } from '#domain/case/workflow'
import { seeded } from '../../../demo/random'
import { DAY, HOUR } from '../../builders'
import {
  CALLERS,
  fits,
  GROUPS,
  idsOf,
  isIn,
  isOfGroup,
  isStaff,
  NARROWED,
  pages,
  randomBoxes,
  SEED,
  startCity,
} from './asking'
import type { TestServer } from './server'
import type { Caller } from './worlds'
import { isShown, pointOf, randomWorld, shownPoint, somewhere, WORKED_ON } from './worlds'

/**
 * What filters, numbers and distances say is held against the cases of a city by chance, worked out once more in the
 * simplest words. What they must not say: secrets.test.ts.
 */

/** Hundreds of calls each, on a machine that may be busy. */
jest.setTimeout(240_000)

/** So many that the map must count. */
const world = randomWorld(SEED, 300)

let server: TestServer
beforeAll(async () => {
  server = await startCity(world)
})
afterAll(() => server.stop())

const byId = new Map(world.cases.map((found) => [found._id, found]))

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
    for (const box of [city, ...randomBoxes(`${SEED} boxes`, 80, world)]) {
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
