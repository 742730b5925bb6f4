import type { Area } from '#domain/api/index'
import { QUEUE_TABS } from '#domain/api/staff'
import { seeded } from '../../../demo/random'
import { DAY } from '../../builders'
import { CALLERS, give, GROUPS, isStaff, NARROWED, randomBoxes, SEED, startCity } from './asking'
import type { TestServer } from './server'
import type { Caller } from './worlds'
import { knows, pointOf, randomWorld, withOtherSecrets } from './worlds'

/**
 * What filters, numbers, order and distances reveal is no more than what answers show: of two cities that differ only in
 * what a caller may not know, every answer is the same.
 */

/** Hundreds of calls each, on a machine that may be busy. */
jest.setTimeout(240_000)

const world = randomWorld(SEED, 140)

let server: TestServer
beforeAll(async () => {
  server = await startCity(world)
})
afterAll(() => server.stop())

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
    for (const box of randomBoxes(`${SEED} boxes ${name}`, 15, world))
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
    await give(world, server)
    const before = await answersFor(caller)
    await give(withOtherSecrets(world, caller, `${SEED} secrets ${name}`), server)
    const after = await answersFor(caller)
    expect([...after.keys()]).toEqual([...before.keys()])
    for (const [question, answer] of before)
      expect([question, after.get(question)]).toEqual([question, answer])
    expect(before.size).toBeGreaterThan(60)
  })
})
