import { AREAS } from '../../../cloudfunctions/areas'
import type { Contract, Who } from '../../../cloudfunctions/kernel/contract/contract'
import { mayCall } from '../../../cloudfunctions/kernel/contract/contract'
import type { PersonDoc } from '../../../cloudfunctions/kernel/documents'
import { everythingIn, expectClear } from './refusals'
import type { Sample } from './samples'
import { allSamples } from './samples'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const OUTSIDERS = ['lin', 'wang', 'he', 'dispatcher', 'supervisor', 'editor', 'banned']
const contracts = new Map(
  AREAS.flatMap((area) =>
    'contracts' in area
      ? Object.entries(area.contracts as Record<string, Contract<unknown>>).map(
          ([action, contract]) => [`${area.name}.${action}`, contract] as const,
        )
      : [],
  ),
)
const whoOf = ({ area, action }: Sample): Who => contracts.get(`${area}.${action}`)?.who ?? []

test('every action has a sample', () => {
  const named = allSamples('subject').map(({ area, action }) => `${area}.${action}`)
  expect(named.sort()).toEqual([...contracts.keys()].sort())
})

test.each(allSamples('subject'))(
  '$area.$action is refused to every role that it is not for',
  async (sample) => {
    const { area, action, input } = sample
    const who = whoOf(sample)
    const before = everythingIn(server)
    const people = (await server.rows('people')) as unknown as PersonDoc[]
    const outside = people.filter(
      (person) => OUTSIDERS.includes(person._id) && (!person.active || !mayCall(who, person)),
    )
    expect(outside.length).toBeGreaterThan(who === 'anyone' ? 0 : 1)
    for (const { _id } of outside) {
      const error = await server.refused(_id, area, action, input)
      expect(error.code).toBe('forbidden')
      expectClear(error)
    }
    expect(everythingIn(server)).toBe(before)
  },
)
