import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collections } from '../cloudfunctions/collections'
import { calendarOf } from '../cloudfunctions/city/calendar'
import { newCitizen } from '../cloudfunctions/kernel/people/new-citizen'
import type { PersonDoc } from '../cloudfunctions/kernel/documents'
import type { Reference } from '../cloudfunctions/city/reference'
import { batches } from '../local/store/batches'
import type { Document } from '../local/store/ejson'
import type { Functions } from '../local/functions'
import { createFunctions } from '../local/functions'
import type { Gateway } from '../local/gateway'
import { createGateway } from '../local/gateway'
import { zhongshan } from '../cities'
import { createWeChat } from '../local/wechat'
import { functionBuild, functionsTarget } from '../scripts/project'
import { generateCases } from './cases'
import { photoOf } from './media'
import { dispatcherOpenid, MOST_CALLS, staffOpenid, submitterOpenid } from './people'

/** The real functions, SDK, gateway and store over generated data, without the preview. */
export interface BenchProduct {
  functions: Functions
  store: Gateway['store']
  reference: Reference
  /** Seconds that filling the database took, and its size on disk. */
  filled: { seconds: number; documents: number }
  close(): Promise<void>
}

/** Reports a person once made; a city of many cases has many people. */
const CASES_PER_REPORTER = 4
/** Instances of one function, as many as two processors can make use of. */
export const INSTANCES = 8
/** Instances stay while other sizes are measured. */
const IDLE_MS = 60 * 60 * 1000

/** Starts the product on `count` stored cases, the same for the same count and day. */
export async function startProduct(count: number, now: number): Promise<BenchProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'))
  const build = functionBuild()
  await build.build()
  let address = ''
  const wechat = createWeChat({ dataDir, sendEvent: () => Promise.resolve() })
  const gateway = createGateway({
    dataDir,
    schema: collections,
    strictIndexes: true,
    publicUrl: () => address,
    openApi: (api, data) => wechat.openApi(api, data),
    // What a case sets off afterwards is the outbox's work, measured apart from the calls that people wait for.
    invokeFunction: () => Promise.resolve(null),
  })
  const server = createServer((request, response) => void gateway.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const reference = referenceData()
  const filled = fill(gateway.store, reference, count, now)
  const functions = createFunctions({
    root: functionsTarget,
    adminUrl: `${address}/admin`,
    maxInstances: INSTANCES,
    idleMs: IDLE_MS,
  })
  return {
    functions,
    store: gateway.store,
    reference,
    filled,
    async close() {
      await functions.close()
      server.closeAllConnections()
      server.close()
      gateway.close()
      wechat.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function referenceData(): Reference {
  const { settings, calendar, outline, categories, departments, towns } = zhongshan
  return {
    city: settings,
    calendar: calendarOf(calendar),
    outline: outline.corners,
    categories,
    departments,
    towns,
    category: (id) => categories.find(({ _id }) => _id === id),
    department: (id) => departments.find(({ _id }) => _id === id),
    town: (id) => towns.find(({ _id }) => _id === id),
  }
}

function staff(reference: Reference, now: number): PersonDoc[] {
  const base = { ...newCitizen('', now), privacyVersion: reference.city.privacyVersion }
  const liaisons = reference.departments.map(({ _id }): PersonDoc => ({
    ...base,
    _id: staffOpenid(_id),
    roles: ['citizen', 'liaison'],
    departmentId: _id,
  }))
  return [...liaisons, { ...base, _id: dispatcherOpenid, roles: ['citizen', 'dispatcher'] }]
}

function fill(
  store: Gateway['store'],
  reference: Reference,
  count: number,
  now: number,
): BenchProduct['filled'] {
  const startedAt = performance.now()
  const reporters = Math.ceil(count / CASES_PER_REPORTER)
  const citizens = [
    ...Array.from({ length: reporters }, (_, index) => `o-bench-${index}`),
    ...Array.from({ length: MOST_CALLS }, (_, index) => submitterOpenid(index)),
  ]
  const { privacyVersion } = reference.city
  const people = citizens.map((openid): PersonDoc => ({ ...newCitizen(openid, now), privacyVersion }))
  const put = (name: string, documents: Iterable<object>) =>
    store.importMany(name, documents as Iterable<Document>)
  let documents = put('settings', [reference.city, zhongshan.calendar, zhongshan.outline])
  documents += put('categories', reference.categories)
  documents += put('departments', reference.departments)
  documents += put('towns', reference.towns)
  documents += put('people', [...people, ...staff(reference, now)])
  documents += put(
    'media',
    Array.from({ length: MOST_CALLS }, (_, index) => photoOf(submitterOpenid(index))),
  )
  for (const batch of batches(generateCases({ count, now, reference, reporters }), 20_000)) {
    documents += put(
      'cases',
      batch.map(({ doc }) => doc),
    )
    documents += put(
      'history',
      batch.flatMap(({ events }) => events),
    )
  }
  return { seconds: (performance.now() - startedAt) / 1000, documents }
}
