import type { PersonDoc } from '../../../cloudfunctions/kernel/documents'
import { aCase, aDepartment, aKey, aLiaison, aPerson, aReport } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

/** Everybody who works for an office is told, however many have left it or how large it is. */

const many = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name}-${index}`)
const dispatcher = (openid: string, active = true) =>
  aPerson(openid, { roles: ['citizen', 'dispatcher'], active })

let server: TestServer
afterEach(() => server.stop())

async function told(title: string): Promise<string[]> {
  while ((await server.workOutbox()).done > 0);
  const rows = await server.rows('inbox')
  return rows.filter((row) => row.title === title).map(({ openid }) => String(openid))
}
async function withPeople(options: { people: PersonDoc[] }): Promise<void> {
  server = await startServer(options)
  server.put('departments', [aDepartment('parks')])
}
const note = async () => {
  server.put('cases', [aCase({ state: 'processing', leadDepartmentId: 'parks' })])
  await server.call('lin', 'case', 'addNote', { caseId: 'case-1', key: aKey(), text: '还有一处', media: [] })
}

test('those who left, or do something else, keep nobody who works from being told', async () => {
  const left = many(55, 'a-left').map((id) => aLiaison(id, 'parks', { active: false }))
  const others = many(55, 'b-other').map((id) => aPerson(id, { departmentId: 'parks' }))
  await withPeople({ people: [...left, ...others, aLiaison('z-works', 'parks')] })
  await note()
  expect(await told('市民补充说明')).toEqual(['z-works'])
})

test('all of a department of 120 are told, each once', async () => {
  const liaisons = many(120, 'liaison')
  await withPeople({ people: liaisons.map((id) => aLiaison(id, 'parks')) })
  await note()
  expect((await told('市民补充说明')).sort()).toEqual([...liaisons].sort())
})

test('and so are all who hold a role', async () => {
  const left = many(55, 'a-left').map((id) => dispatcher(id, false))
  const working = many(70, 'z-works')
  await withPeople({ people: [...left, ...working.map((id) => dispatcher(id))] })
  await server.call('lin', 'case', 'submit', aReport({ categoryId: 'noise', answers: {} }))
  expect((await told('新的诉求待审核')).sort()).toEqual(['dispatcher', ...working].sort())
})

test('whoever is asked for is found on an index', async () => {
  await withPeople({ people: many(200, 'x').map((id) => aLiaison(id, 'parks', { active: false })) })
  await note()
  await told('市民补充说明')
  const asked = server.store.recentQueries().filter(({ collection }) => collection === 'people')
  expect(asked.filter(({ examined }) => examined > 20)).toEqual([])
})
