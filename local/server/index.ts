import type { Functions } from '../functions'
import { createFunctions } from '../functions'
import type { FunctionBuild } from '../functions/build'
import { createPreview } from '../preview'
import { people as seededPeople } from '../seed/zhongshan/people'
import type { AutomationPort } from './automation'
import { openAutomation } from './automation'
import { callRoutes } from './client'
import type { LocalCloud } from './cloud'
import { openCloud } from './cloud'
import type { DataDir } from './data-dir'
import { openDataDir } from './data-dir'
import { debugRoutes } from './debug'
import { fileRoutes } from './files'
import type { Handler, Listener } from './listener'
import { listen } from './listener'
import { messageRoutes } from './messages'
import { createPeople } from './people'
import type { Routes } from './routes'
import { serve } from './routes'
import { watchFunctions } from './watch-functions'

export type { LocalCloud } from './cloud'
export { DataInUseError } from './data-dir'
export { PortTakenError } from './listener'

export interface RuntimeOptions {
  /** 0 for any free one. */
  port: number
  /** Other machines can reach the runtime only when this is an address of theirs. */
  host: string
  dataDir: string
  /** Forget the city that is there and make a new one. */
  fresh?: boolean
  /** Fills a new city, once. */
  seed?: (cloud: LocalCloud) => Promise<void>
  functionsRoot: string
  functionBuild: FunctionBuild
  /** The phones; left out, there are functions and their cloud only. */
  preview?: { miniprogramRoot: string; outDir: string }
  /** Lets WeChat's automation client drive the phones; left out, nothing can. */
  automation?: AutomationPort
  /** Folders whose changes are taken without a restart, those of the functions; the preview then watches its own. */
  watch?: string[]
  /** Timers run by the clock. */
  runTimers?: boolean
  /** Fail queries that no index serves. */
  strictIndexes?: boolean
  clock?: () => Date
  report?: (line: string) => void
}

export interface Runtime {
  readonly url: string
  /** Where miniprogram-automator connects, if anywhere. */
  readonly automationUrl?: string
  readonly functions: Functions
  readonly cloud: LocalCloud
  /** Finishes the calls that run, and closes everything. */
  close(): Promise<void>
}

const GRACE_MS = 5_000

/**
 * Starts the product on this machine, everything on one port.
 * @throws PortTakenError, DataInUseError
 */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { report = () => undefined, watch } = options
  const listener = await listen(options.port, options.host)
  const data = openDataDir(options.dataDir, options.fresh ?? false)
  const automation = await openAutomation(options.automation, listener.url, report)
  const preview =
    options.preview &&
    createPreview({ ...options.preview, watch: watch !== undefined, automationPort: automation?.port })
  await options.functionBuild.build()
  const functions = openFunctions(options, listener, data)
  const cloud = await openCity(options, listener, data, functions, report)
  const watching = watch && watchFunctions(watch, options.functionBuild, functions, report)
  listener.serve([...handlers(functions, cloud), ...(preview ? [preview.handle] : [])])
  await preview?.ready
  void functions.warmUp()

  return {
    url: listener.url,
    automationUrl: automation && `ws://127.0.0.1:${automation.port}`,
    functions,
    cloud,
    async close() {
      await watching?.close()
      await automation?.endpoint.close()
      // Functions end first: until then they need the cloud, which this port serves.
      await functions.close(GRACE_MS)
      await listener.close(GRACE_MS)
      await preview?.close()
      cloud.close()
      await options.functionBuild.close()
      data.release()
    },
  }
}

function openFunctions(options: RuntimeOptions, { url }: Listener, data: DataDir): Functions {
  return createFunctions({
    root: options.functionsRoot,
    adminUrl: `${url}/admin`,
    logDirectory: data.logs,
    variables: { '*': { WECOM_BASE: url } },
    runTimers: options.runTimers ?? false,
    clock: options.clock,
  })
}

async function openCity(
  { seed = () => Promise.resolve(), clock, strictIndexes }: RuntimeOptions,
  { url }: Listener,
  data: DataDir,
  functions: Functions,
  log: (line: string) => void,
): Promise<LocalCloud> {
  const open = (directory: string): LocalCloud =>
    openCloud({ directory, url, functions: () => functions, clock, strictIndexes, log })
  await data.ensureCity(async (directory) => {
    const unfinished = open(directory)
    await seed(unfinished)
    unfinished.close()
  })
  return open(data.city)
}

function handlers(functions: Functions, { gateway, wechat }: LocalCloud): Handler[] {
  const people = createPeople(seededPeople)
  return [
    withoutRoot(gateway.handle),
    wechat.handle,
    routed(callRoutes(functions, people)),
    routed(fileRoutes(gateway.files, people)),
    routed(messageRoutes(wechat, people)),
    routed(debugRoutes(functions, gateway.store)),
  ]
}

/** `/` is the preview's here. */
function withoutRoot(handle: Handler): Handler {
  return async (request, response) => request.url !== '/' && handle(request, response)
}

function routed(routes: Routes): Handler {
  return (request, response) => serve(routes, request, response)
}
