import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { CASE_STATES } from '#domain/case/workflow'
import type { TestServer } from './server'
import { startServer } from './server'

/** The database of a demonstration city as the first release left it on disk, opened by today's code. */

const STORED = join(__dirname, '../../fixtures/first-release/store.db.gz')
const EVENTS = 216

let server: TestServer
let dataDir: string
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'first-release-'))
  writeFileSync(join(dataDir, 'store.db'), gunzipSync(readFileSync(STORED)))
  server = await startServer({ dataDir })
})
afterEach(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const cases = () => server.store.findDocuments('cases', {}) as unknown as CaseDoc[]
const count = (collection: string) => server.store.count(collection, {})
const dispatcher = () => {
  const [found] = server.store.findDocuments('people', { roles: 'dispatcher' })
  return String(found?.['_id'])
}

test('whoever opens a case reads its whole history at once', async () => {
  const person = dispatcher()
  expect(new Set(cases().map(({ state }) => state))).toEqual(new Set(CASE_STATES))
  for (const { _id: caseId, version, state } of cases()) {
    const { timeline, ...seen } = await server.call(person, 'case', 'view', { caseId })
    expect(seen.state).toBe(state)
    expect(timeline).toHaveLength(version)
    expect(timeline.at(-1)?.action).toBe('submit')
  }
  expect([count('case_events'), count('history')]).toEqual([0, EVENTS])
})

test('the clock brings all of it to its new place, once, and loses nothing', async () => {
  const before = cases()
  while ((await server.fillDerived()) > 0);
  while ((await server.recordMedia()) > 0);
  expect([count('case_events'), count('history')]).toEqual([0, EVENTS])
  expect(cases().every(({ mediaRecorded }) => mediaRecorded)).toBe(true)
  const known = (found: CaseDoc) => [found._id, found.number, found.state, found.version, found.text]
  expect(cases().map(known)).toEqual(before.map(known))
})

test('several at once move each entry once', async () => {
  const [found] = cases().sort((one, other) => other.version - one.version)
  const caseId = found?._id ?? ''
  const person = dispatcher()
  const views = await Promise.all(
    Array.from({ length: 6 }, () => server.call(person, 'case', 'view', { caseId })),
  )
  for (const { timeline } of views) expect(timeline).toHaveLength(found?.version ?? 0)
})
