import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {
  CaseDoc,
  CategoryDoc,
  DepartmentDoc,
  PersonDoc,
  TownDoc,
} from '../../../cloudfunctions/database/documents'
import { collections } from '../../../cloudfunctions/database/collections'
import { accountContracts } from '../../../cloudfunctions/core/contracts/account'
import { caseContracts } from '../../../cloudfunctions/core/contracts/case'
import { cityContracts } from '../../../cloudfunctions/core/contracts/city'
import { staffContracts } from '../../../cloudfunctions/core/contracts/staff'
import { phoneFunction } from '../../../cloudfunctions/core/handler'
import { applyVerdict } from '../../../cloudfunctions/core/media/applyVerdict'
import { workOutbox } from '../../../cloudfunctions/core/notifications/outbox'
import { cloudServices } from '../../../cloudfunctions/core/platform/cloud'
import { createRuntime } from '../../../cloudfunctions/core/runtime'
import { fillDerived } from '../../../cloudfunctions/core/sweeps/fillDerived'
import { sweep } from '../../../cloudfunctions/core/sweeps/sweep'
import { accountUseCases } from '../../../cloudfunctions/core/usecases/account'
import { caseUseCases } from '../../../cloudfunctions/core/usecases/case'
import { cityUseCases } from '../../../cloudfunctions/core/usecases/city'
import { staffUseCases } from '../../../cloudfunctions/core/usecases/staff'
import { BUCKET } from '../../../local/gateway/files'
import type { Store } from '../../../local/store/store'
import type { WeChat } from '../../../local/wechat'
import { createWeChat } from '../../../local/wechat'
import type { ActionOf, Area, In, Out } from '../../../miniprogram/domain/api'
import type { Answer } from '../../../miniprogram/domain/api/common'
import type { ErrorBody } from '../../../miniprogram/domain/errors'
import { aCategory, aCity, aDepartment, aLiaison, aPerson, aTown, MONDAY_MORNING } from '../../builders'
import type { TestGateway } from '../../../local/test/support/gateway'
import { startTestGateway } from '../../../local/test/support/gateway'

/** One test is many calls, and the machine may be busy. */
jest.setTimeout(60_000)

type Row = Record<string, unknown>

/** The functions in this process, over the real SDK, gateway and store, with a clock that a test moves. */
export interface TestServer {
  call<A extends Area, N extends ActionOf<A>>(
    person: string,
    area: A,
    action: N,
    input: In<A, N>,
  ): Promise<Out<A, N>>
  /** Whatever a phone might send. */
  send(person: string, area: Area, event: unknown): Promise<Answer<unknown>>
  /** @returns what the action was refused with */
  refused(person: string, area: Area, action: string, input: unknown): Promise<ErrorBody>
  workOutbox(): ReturnType<typeof workOutbox>
  sweep(): ReturnType<typeof sweep>
  fillDerived(): ReturnType<typeof fillDerived>
  /** Puts documents into the database as they are. */
  put(collection: string, documents: object[]): void
  case(id: string): Promise<CaseDoc>
  rows(collection: string): Promise<Row[]>
  store: Store
  cloud: TestGateway['cloud']
  /** The host part of file ids. */
  bucket: string
  wechat: WeChat
  now: { value: number }
  /** How often the outbox was asked to work. */
  kicks: { count: number }
  /** What the functions logged. */
  log: () => { action: string; code: string; calls: number }[]
  stop(): Promise<void>
}

const DEPARTMENTS: DepartmentDoc[] = [
  aDepartment('streets', { robotKey: 'robot-streets' }),
  aDepartment('water'),
]
const CATEGORIES: CategoryDoc[] = [
  aCategory('manhole'),
  aCategory('noise', { physical: false, autoDispatch: false, keywords: ['噪音'], questions: [] }),
  aCategory('secret', { mayBePublic: false, leadDepartmentId: 'water' }),
  aCategory('gas', { danger: { question: '有燃气味吗', phone: '119', phoneName: '消防' } }),
]
const TOWNS: TownDoc[] = [aTown('east'), aTown('south', 113.4, 22.45)]
const PEOPLE: PersonDoc[] = [
  aPerson('lin'),
  aPerson('chen'),
  aPerson('zhao', { privacyVersion: '' }),
  aPerson('banned', { active: false }),
  aLiaison('wang', 'streets'),
  aLiaison('sun', 'streets'),
  aLiaison('he', 'water'),
  aPerson('dispatcher', { roles: ['citizen', 'dispatcher'], name: '平台小李' }),
  aPerson('supervisor', { roles: ['citizen', 'supervisor'], name: '督办老周' }),
]

export async function startServer(options: { people?: PersonDoc[] } = {}): Promise<TestServer> {
  const now = { value: MONDAY_MORNING }
  const kicks = { count: 0 }
  const lines: string[] = []
  const wechatDir = mkdtempSync(join(tmpdir(), 'wechat-'))
  const written = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  const test = await startTestGateway({
    schema: collections,
    openApi: (api, data) => wechat.openApi(api, data),
    clock: () => new Date(now.value),
  })
  // The outbox runs when a test says so, not whenever something happened.
  const services = { ...cloudServices(), kickOutbox: () => void (kicks.count += 1) }
  const runtime = createRuntime({ services, clock: () => now.value })
  const wechat = createWeChat({
    dataDir: wechatDir,
    clock: () => new Date(now.value),
    mediaCheckDelayMs: 0,
    sendEvent: async (event) => {
      await applyVerdict(event.trace_id, event.result.suggest, runtime.open().context)
    },
  })
  const functions = {
    account: phoneFunction('account', accountContracts, accountUseCases, runtime),
    case: phoneFunction('case', caseContracts, caseUseCases, runtime),
    city: phoneFunction('city', cityContracts, cityUseCases, runtime),
    staff: phoneFunction('staff', staffContracts, staffUseCases, runtime),
  }
  const { store } = test.gateway
  const put = (collection: string, documents: object[]) =>
    void store.importMany(collection, documents as Parameters<Store['importMany']>[1])
  put('settings', [aCity()])
  put('departments', DEPARTMENTS)
  put('categories', CATEGORIES)
  put('towns', TOWNS)
  put('people', [...PEOPLE, ...(options.people ?? [])])

  /** The identity is read before the first `await`, so calls of several people may run at once. */
  const send = (person: string, area: Area, event: unknown) => {
    Object.assign(process.env, { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: person, TCB_SOURCE: 'wx_client' })
    return functions[area](event, { request_id: 'request-1' })
  }
  return {
    send,
    async call(person, area, action, input) {
      const answer = await send(person, area, { action, input })
      if (!answer.ok) throw Object.assign(new Error(JSON.stringify(answer.error)), answer.error)
      return answer.data as never
    },
    async refused(person, area, action, input) {
      const answer = await send(person, area, { action, input })
      if (answer.ok) throw new Error(`${area}.${action} was not refused`)
      return answer.error
    },
    workOutbox: () => workOutbox(runtime.open().context),
    sweep: () => sweep(runtime.open().context),
    fillDerived: () => fillDerived(runtime.open().context),
    put,
    async case(id) {
      const found = await runtime.open().context.repos.cases.get(id)
      if (!found) throw new Error(`no case ${id}`)
      return found
    },
    async rows(collection) {
      const found = (await test.db.collection(collection).limit(1000).get()) as { data: Row[] }
      return found.data
    },
    store,
    cloud: test.cloud,
    bucket: `local-env.${BUCKET}`,
    wechat,
    now,
    kicks,
    log: () => lines.map((line) => JSON.parse(line) as { action: string; code: string; calls: number }),
    async stop() {
      written.mockRestore()
      wechat.close()
      await test.stop()
      rmSync(wechatDir, { recursive: true, force: true })
    },
  }
}
