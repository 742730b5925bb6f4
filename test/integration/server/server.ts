import { caseStore } from '../../../cloudfunctions/areas/case/store'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import type { CategoryDoc, DepartmentDoc, SettingsDoc, TownDoc } from '../../../cloudfunctions/city/documents'
import type { PersonDoc } from '../../../cloudfunctions/kernel/documents'
import { collections } from '../../../cloudfunctions/collections'
import type { WorkContext } from '../../../cloudfunctions/kernel/context'
import { phoneFunction } from '../../../cloudfunctions/kernel/handler'
import { followHolder } from '../../../cloudfunctions/areas/holders'
import { workChecks } from '../../../cloudfunctions/areas/media/checks/work-checks'
import { KINDS } from '../../../cloudfunctions/areas/kinds'
import { PUSHES } from '../../../cloudfunctions/areas/pushes'
import { workOutbox } from '../../../cloudfunctions/kernel/outbox/outbox'
import { takePush } from '../../../cloudfunctions/kernel/pushes'
import { workRobots } from '../../../cloudfunctions/kernel/channels/robots/work-robots'
import { cloudServices } from '../../../cloudfunctions/kernel/platform/cloud'
import type { Services } from '../../../cloudfunctions/kernel/platform/services'
import { createRuntime } from '../../../cloudfunctions/kernel/runtime'
import { fillDerived } from '../../../cloudfunctions/areas/case/sweeps/fill-derived'
import { recalculate } from '../../../cloudfunctions/areas/case/sweeps/recalculate'
import { remindOfCalendar } from '../../../cloudfunctions/areas/calendar/remind-of-calendar'
import { forgetMedia } from '../../../cloudfunctions/areas/media/sweeps/forget-media'
import { forgetUploads } from '../../../cloudfunctions/areas/media/sweeps/forget-uploads'
import { scheduleChecks } from '../../../cloudfunctions/areas/media/sweeps/schedule-checks'
import { recordMedia } from '../../../cloudfunctions/areas/case/sweeps/record-media'
import { sweep } from '../../../cloudfunctions/areas/case/sweeps/sweep'
import { storeCalendar } from '../../../cloudfunctions/areas/calendar/store-calendar'
import { account } from '../../../cloudfunctions/areas/account/area'
import { caseArea } from '../../../cloudfunctions/areas/case/area'
import { city } from '../../../cloudfunctions/areas/city/area'
import { media } from '../../../cloudfunctions/areas/media/area'
import { article } from '../../../cloudfunctions/areas/article/area'
import { task } from '../../../cloudfunctions/areas/task/area'
import { staff } from '../../../cloudfunctions/areas/staff/area'
import type { Files } from '../../../local/gateway/files'
import { BUCKET } from '../../../local/gateway/files'
import type { Store } from '../../../local/store/store'
import type { Verdict, WeChat } from '../../../local/wechat'
import { createWeChat } from '../../../local/wechat'
import type { ActionOf, Area, In, Out } from '#domain/api/index'
import { FUNCTION_OF } from '#domain/api/index'
import type { Answer } from '#domain/api/common'
import type { ErrorBody } from '#domain/kernel/errors'
import { zhongshan } from '../../../cities'
import {
  aCategory,
  aCity,
  aDepartment,
  aLiaison,
  anOutline,
  aPerson,
  aTown,
  MONDAY_MORNING,
} from '../../builders'
import type { TestGateway } from '../../../local/test/support/gateway'
import { startTestGateway } from '../../../local/test/support/gateway'
import { suggestFor } from '../../support/media'

/** One test is many calls, and the machine may be busy. */
jest.setTimeout(60_000)

type Row = Record<string, unknown>

/** WeChat looks at what is there; test/support/media.ts makes pictures that it finds risky. */
function judgeByBytes(url: string, files: Files): Verdict {
  const path = decodeURIComponent(new URL(url).pathname).replace('/storage/', '')
  return suggestFor(readFileSync(files.diskPath(path)))
}

/** The functions in this process, over the real SDK, gateway and store, with a clock that a test moves. */
export interface TestServer {
  call<A extends Area, N extends ActionOf<A>>(
    person: string,
    area: A,
    action: N,
    input: In<A, N>,
  ): Promise<Out<A, N>>
  /** Whatever a phone might send; an action without its area. */
  send(person: string, area: Area, event: unknown): Promise<Answer<unknown>>
  /** @returns what the action was refused with */
  refused(person: string, area: Area, action: string, input: unknown): Promise<ErrorBody>
  workOutbox(): ReturnType<typeof workOutbox>
  workRobots(): ReturnType<typeof workRobots>
  workChecks(): ReturnType<typeof workChecks>
  /** The timer's look at the cases, and the outbox that it wakes. */
  sweep(): ReturnType<typeof sweep>
  /** What a worker gets, with some services of the test's own. */
  context(changes?: Partial<Services>): WorkContext
  services: Services
  fillDerived(): ReturnType<typeof fillDerived>
  recalculate(): ReturnType<typeof recalculate>
  remindOfCalendar(): ReturnType<typeof remindOfCalendar>
  storeCalendar(event: unknown): ReturnType<typeof storeCalendar>
  /** @param context another one than a fresh call has */
  recordMedia(context?: WorkContext): Promise<number>
  forgetMedia(): Promise<number>
  forgetUploads(): Promise<number>
  scheduleChecks(): Promise<number>
  /** Puts documents into the database as they are. */
  put(collection: string, documents: object[]): void
  case(id: string): Promise<CaseDoc>
  rows(collection: string): Promise<Row[]>
  /** The verdict on one picture arrives. */
  verdict(traceId: string, suggest: string): Promise<object>
  store: Store
  files: Files
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
  aPerson('editor', { roles: ['citizen', 'editor'], name: '编辑小吴' }),
  aPerson('reviewer', { roles: ['citizen', 'editor'], name: '编辑老郑' }),
  aPerson('supervisor', { roles: ['citizen', 'supervisor'], name: '督办老周' }),
]

/** Names the area before the action, as phones do; whatever is no action stays as it is. */
function withArea(area: Area, event: unknown): unknown {
  const { action } = (event ?? {}) as { action?: unknown }
  return typeof action === 'string' ? { ...(event as object), action: `${area}.${action}` } : event
}

export async function startServer(
  options: {
    people?: PersonDoc[]
    settings?: SettingsDoc[]
    /** A database that is there already; nothing is put into it. */
    dataDir?: string
  } = {},
): Promise<TestServer> {
  const now = { value: MONDAY_MORNING }
  const kicks = { count: 0 }
  const lines: string[] = []
  const wechatDir = mkdtempSync(join(tmpdir(), 'wechat-'))
  const written = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  const test = await startTestGateway({
    schema: collections,
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
    openApi: (api, data) => wechat.openApi(api, data),
    clock: () => new Date(now.value),
  })
  // The outbox runs when a test says so, not whenever something happened.
  const services = {
    ...cloudServices(),
    kickOutbox: () => void (kicks.count += 1),
    kickRobots: () => undefined,
    kickChecks: () => undefined,
  }
  const runtime = createRuntime({ services, clock: () => now.value })
  const wechat = createWeChat({
    dataDir: wechatDir,
    clock: () => new Date(now.value),
    mediaCheckDelayMs: 0,
    judgeMedia: (url) => judgeByBytes(url, test.gateway.files),
    sendEvent: async (event) => {
      await takePush(PUSHES, event, runtime.open().context)
    },
  })
  const functions = {
    citizen: phoneFunction<'citizen'>(
      { account, case: caseArea, city, media },
      { withoutArea: ['account', 'case', 'city'], runtime },
    ),
    staff: phoneFunction<'staff'>({ article, staff, task }, { withoutArea: ['staff'], runtime }),
  }
  const { store } = test.gateway
  const put = (collection: string, documents: object[]) =>
    void store.importMany(collection, documents as Parameters<Store['importMany']>[1])
  if (options.dataDir === undefined) {
    put('settings', options.settings ?? [aCity(), zhongshan.calendar, anOutline()])
    put('departments', DEPARTMENTS)
    put('categories', CATEGORIES)
    put('towns', TOWNS)
    put('people', [...PEOPLE, ...(options.people ?? [])])
  }

  /** The identity is read before the first `await`, so calls of several people may run at once. */
  const send = (person: string, area: Area, event: unknown) => {
    Object.assign(process.env, { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: person, TCB_SOURCE: 'wx_client' })
    return functions[FUNCTION_OF[area]](withArea(area, event), { request_id: 'request-1' })
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
    workOutbox: () => workOutbox(KINDS, runtime.open().context),
    workRobots: () => workRobots(runtime.open().context),
    workChecks: () => workChecks(followHolder, runtime.open().context),
    async sweep() {
      const swept = await sweep(runtime.open().context)
      while ((await workOutbox(KINDS, runtime.open().context)).done > 0);
      return swept
    },
    services,
    context: (changes = {}) =>
      createRuntime({ services: { ...services, ...changes }, clock: () => now.value }).open().context,
    fillDerived: () => fillDerived(runtime.open().context),
    recalculate: () => recalculate(runtime.open().context),
    remindOfCalendar: () => remindOfCalendar(runtime.open().context),
    storeCalendar: (event) => storeCalendar(event, runtime.open().context),
    recordMedia: (context = runtime.open().context) => recordMedia(context),
    forgetMedia: () => forgetMedia(runtime.open().context),
    forgetUploads: () => forgetUploads(runtime.open().context),
    scheduleChecks: () => scheduleChecks(runtime.open().context),
    put,
    async case(id) {
      const found = await caseStore(runtime.open().context.db).get(id)
      if (!found) throw new Error(`no case ${id}`)
      return found
    },
    async rows(collection) {
      const found = (await test.db.collection(collection).limit(1000).get()) as { data: Row[] }
      return found.data
    },
    verdict: (trace_id, suggest) =>
      takePush(PUSHES, { Event: 'wxa_media_check', trace_id, result: { suggest } }, runtime.open().context),
    store,
    files: test.gateway.files,
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
