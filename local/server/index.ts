import type { Functions } from '../functions'
import { createFunctions } from '../functions'
import type { FunctionBuild } from '../functions/build'
import type { Desk, Preview } from '../phone'
import { createPreview } from '../phone'
import type { AutomationPort } from './automation'
import { openAutomation } from './automation'
import { callRoutes } from './client'
import { Closing } from './closing'
import type { LocalCloud } from './cloud'
import { openCloud } from './cloud'
import type { DataDir } from './data-dir'
import { openDataDir } from './data-dir'
import { debugRoutes } from './debug'
import { faultRoutes } from './faults'
import { fileRoutes } from './files'
import type { Handler, Listener } from './listener'
import { listen } from './listener'
import { messageRoutes } from './messages'
import { openOwners } from './owners'
import { createPeople } from './people'
import type { Product } from './product'
import type { Routes } from './routes'
import { serve } from './routes'
import { watchFunctions } from './watch-functions'

export type { LocalCloud } from './cloud'
export type { Person } from './people'
export type { Place, Product } from './product'
export { DataInUseError } from './data-dir'
export { PortTakenError } from './listener'

export interface RuntimeOptions {
  product: Product
  /** 0 for any free one. */
  port: number
  /** Other machines can reach the runtime only when this is an address of theirs. */
  host: string
  dataDir: string
  /** Forget the city that is there and make a new one. */
  fresh?: boolean
  /** Fills the folder of a new city, once, and has closed every file in it when it resolves. */
  seed?: (directory: string) => Promise<void>
  functionsRoot: string
  functionBuild: FunctionBuild
  /** The phones; left out, there are functions and their cloud only. */
  preview?: { outDir: string; desk?: Desk }
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
 * @throws PortTakenError, DataInUseError; nothing stays open then
 */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const closing = new Closing()
  try {
    return await open(options, closing)
  } catch (error) {
    await closing.close()
    throw error
  }
}

async function open(options: RuntimeOptions, closing: Closing): Promise<Runtime> {
  const { report = () => undefined, watch, functionBuild } = options
  const listener = closing.add(await listen(options.port, options.host), (one) => one.close(GRACE_MS))
  const data = closing.add(openDataDir(options.dataDir, options.fresh ?? false), (one) => one.release())
  const automation = closing.add(await openAutomation(options.automation, listener.url, report), (one) =>
    one?.endpoint.close(),
  )
  const preview = closing.add(openPreview(options, automation?.port), (one) => one?.close())
  await functionBuild.build()
  const functions = openFunctions(options, listener, data)
  const cloud = closing.add(await openCity(options, listener, data, functions, report), (one) => one.close())
  // Closed before the cloud and the port, which its last calls still need.
  closing.add(functions, (one) => one.close(GRACE_MS))
  closing.add(watch && watchFunctions(watch, functionBuild, functions, report), (one) => one?.close())
  listener.serve([...handlers(options.product, functions, cloud, data), ...(preview ? [preview.handle] : [])])
  await preview?.ready
  void functions.warmUp()
  return {
    url: listener.url,
    automationUrl: automation && `ws://127.0.0.1:${automation.port}`,
    functions,
    cloud,
    close: () => closing.close(),
  }
}

function openPreview(
  { preview, product, watch }: RuntimeOptions,
  automationPort?: number,
): Preview | undefined {
  const { miniprogramRoot } = product
  return preview && createPreview({ ...preview, miniprogramRoot, watch: watch !== undefined, automationPort })
}

function openFunctions(options: RuntimeOptions, { url }: Listener, data: DataDir): Functions {
  return createFunctions({
    root: options.functionsRoot,
    adminUrl: `${url}/admin`,
    logDirectory: data.logs,
    variables: options.product.variables?.(url),
    keepWarm: options.product.keepWarm,
    runTimers: options.runTimers ?? false,
    clock: options.clock,
  })
}

async function openCity(
  { product, seed = () => Promise.resolve(), clock, strictIndexes }: RuntimeOptions,
  { url }: Listener,
  data: DataDir,
  functions: Functions,
  log: (line: string) => void,
): Promise<LocalCloud> {
  await data.ensureCity(seed)
  return openCloud({
    product,
    directory: data.city,
    url,
    functions: () => functions,
    clock,
    strictIndexes,
    log,
  })
}

function handlers(
  { people: listed, visitor, places, templates, groups, mayUpload = () => true }: Product,
  functions: Functions,
  { gateway, wechat, visits }: LocalCloud,
  { city }: DataDir,
): Handler[] {
  const people = createPeople(listed, visitor, (openid) => visits.record(openid))
  return [
    withoutRoot(gateway.handle),
    wechat.handle,
    routed(callRoutes(functions, people, { places, templates })),
    routed(fileRoutes(gateway.files, openOwners(city), people, mayUpload)),
    routed(messageRoutes(wechat, people, groups)),
    routed(debugRoutes(functions, gateway.store)),
    routed(faultRoutes(wechat)),
  ]
}

/** `/` is the preview's here. */
function withoutRoot(handle: Handler): Handler {
  return async (request, response) => request.url !== '/' && handle(request, response)
}

function routed(routes: Routes): Handler {
  return (request, response) => serve(routes, request, response)
}
