import { join } from 'node:path'
import { collections } from '../../../cloudfunctions/collections'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import type { CaseEntry } from '../../../cloudfunctions/areas/case/entries'
import { zhongshan } from '../../../cities'
import { openDataDir } from '../../../local/server/data-dir'
import { Store } from '../../../local/store/store'
import type { FunctionCall, In } from '#domain/api/index'
import { functionCall } from '#domain/api/index'
import type { Submitted } from '#domain/api/case'
import type { Answer } from '#domain/api/common'
import { functionBuild, functionsTarget } from '../../../scripts/project'
import type { Crash, CrashTest, KillableRuntime, Submission } from '../../support/killable'
import { crashInTheMiddle, startKillable } from '../../support/killable'
import { scratchFolder } from '../../../local/test/support/local-runtime'

const ROUNDS = 2
const CALLERS = 6
/** Below what one person may report in an hour. */
const PER_PERSON = 4

jest.setTimeout(180_000)

const data = scratchFolder()
const { settings: city, categories, departments, towns } = zhongshan
const category = categories.find(({ autoDispatch, danger }) => autoDispatch && !danger)
const [town] = towns
let running: KillableRuntime | undefined

const start = async (): Promise<KillableRuntime> =>
  (running = await startKillable(data.path, functionsTarget))

beforeAll(async () => {
  await functionBuild().build()
  const folder = openDataDir(data.path, true)
  await folder.ensureCity((directory) => {
    withStore(directory, (store) => {
      const reference: Record<string, object[]> = { settings: [city], departments, towns, categories }
      for (const [name, documents] of Object.entries(reference))
        store.importMany(name, documents as Parameters<Store['importMany']>[1])
    })
    return Promise.resolve()
  })
  folder.release()
})
afterAll(async () => {
  await running?.kill()
  data.remove()
})

const test: CrashTest<Submitted> = {
  start,
  submit: async (runtime, submission) => {
    const { privacyVersion: version } = city
    await act(runtime, submission.person, functionCall('account', 'agreePrivacy', { version }))
    return report(runtime, submission)
  },
  callers: CALLERS,
  perPerson: PER_PERSON,
  acknowledgedBeforeKill: 40,
}

it('kill -9 in the middle of submissions loses no report that was acknowledged, halves none and doubles none', async () => {
  const crashes: Crash<Submitted>[] = []
  for (let round = 1; round <= ROUNDS; round += 1) {
    const crash = await crashInTheMiddle(test, `round-${round}`)
    crashes.push(crash)
    await crash.runtime.kill()
    expectAcknowledgedAndWhole(crashes)
  }
  const runtime = await start()
  const tried = crashes.flatMap((crash) => crash.tried)
  const again = new Map<string, Submitted>()
  // Whoever was told nothing sends the form again; so does whoever was told, on a bad connection.
  for (const submission of tried) again.set(submission.key, await test.submit(runtime, submission))
  for (const { acknowledged } of crashes)
    expect([...again]).toEqual(expect.arrayContaining([...acknowledged]))
  await runtime.kill()
  expect(stored().cases).toHaveLength(tried.length)
  expectAcknowledgedAndWhole(crashes)
})

function expectAcknowledgedAndWhole(crashes: Crash<Submitted>[]): void {
  const { cases, events } = stored()
  const numbers = cases.map(({ _id, number }) => `${_id} ${number}`)
  const promised = crashes.flatMap(({ acknowledged }) => [...acknowledged.values()])
  expect(numbers).toEqual(expect.arrayContaining(promised.map(({ caseId, number }) => `${caseId} ${number}`)))
  expect(new Set(cases.map(({ number }) => number)).size).toBe(cases.length)
  expect(histories(events)).toEqual(new Map(cases.map(({ _id }) => [_id, ['submit', 'autoDispatch']])))
}

/** @returns the actions on each case, in order */
function histories(events: CaseEntry[]): Map<string, string[]> {
  const histories = new Map<string, string[]>()
  for (const {
    subject: { id: caseId },
    action,
  } of events.sort((one, other) => one.version - other.version))
    histories.set(caseId, [...(histories.get(caseId) ?? []), action])
  return histories
}

/** What is on disk, read while nothing runs. */
function stored(): { cases: CaseDoc[]; events: CaseEntry[] } {
  return withStore(join(data.path, 'city'), (store) => ({
    cases: store.findDocuments('cases', {}) as unknown as CaseDoc[],
    events: store.findDocuments('history', {}) as unknown as CaseEntry[],
  }))
}

function withStore<T>(directory: string, work: (store: Store) => T): T {
  const store = new Store({ dataDir: directory, schema: collections })
  try {
    return work(store)
  } finally {
    store.close()
  }
}

function report(runtime: KillableRuntime, { person, key }: Submission): Promise<Submitted> {
  const [longitude = 0, latitude = 0] = town?.point.coordinates ?? []
  const input: In<'case', 'submit'> = {
    key,
    channel: 'snap',
    categoryId: category?._id ?? '',
    text: `路口的井盖松动，车一压就响。${'请尽快处理。'.repeat(60)}`,
    place: { point: { longitude, latitude }, address: '兴中道路口', townId: town?._id ?? '' },
    media: [],
    answers: {},
    open: true,
    anonymous: false,
  }
  return act<Submitted>(runtime, person, functionCall('case', 'submit', input))
}

/** @throws when the product did not do it */
async function act<T>(runtime: KillableRuntime, person: string, { name, data }: FunctionCall): Promise<T> {
  const answer = await runtime.call(person, name, data)
  const result = answer['result'] as Answer<T> | undefined
  if (!result?.ok) throw new Error(JSON.stringify(answer))
  return result.data
}
