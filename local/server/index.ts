import { createFunctions } from '../functions'
import type { FunctionBuild } from '../functions/build'
import { createPreview } from '../preview'
import type { AutomationPort } from './automation'
import { openAutomation } from './automation'
import { callRoutes, createPeople } from './client'
import { openDataDir } from './data-dir'
import { debugRoutes } from './debug'
import type { Handler } from './listener'
import { listen } from './listener'
import type { Routes } from './routes'
import { serve } from './routes'
import { watchFunctions } from './watch-functions'

export { DataInUseError } from './data-dir'
export { PortTakenError } from './listener'

export interface RuntimeOptions {
  /** 0 for any free one. */
  port: number
  host: string
  dataDir: string
  /** Forget the city that is there and make a new one. */
  fresh?: boolean
  miniprogramRoot: string
  functionsSource: string
  functionsRoot: string
  functionBuild: FunctionBuild
  /** Where the preview's bundles go. */
  previewRoot: string
  /** Lets WeChat's automation client drive the phones; left out, nothing can. */
  automation?: AutomationPort
  /** Take changes of the sources without a restart. */
  watch?: boolean
  /** Timers run by the clock. */
  runTimers?: boolean
  report?: (line: string) => void
}

export interface Runtime {
  readonly url: string
  /** Where miniprogram-automator connects, if anywhere. */
  readonly automationUrl?: string
  /** Finishes the calls that run, and closes everything. */
  close(): Promise<void>
}

const GRACE_MS = 5_000

/**
 * Starts the product on this machine, everything on one port.
 * @throws PortTakenError, DataInUseError
 */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { report = () => undefined, watch = false } = options
  const listener = await listen(options.port, options.host)
  const data = openDataDir(options.dataDir, options.fresh ?? false)
  const automation = await openAutomation(options.automation, listener.url, report)
  const preview = createPreview({
    miniprogramRoot: options.miniprogramRoot,
    outDir: options.previewRoot,
    watch,
    automationPort: automation?.port,
  })
  await options.functionBuild.build()
  const functions = createFunctions({
    root: options.functionsRoot,
    adminUrl: `${listener.url}/admin`,
    logDirectory: data.logs,
    runTimers: options.runTimers ?? false,
  })
  const watching = watch
    ? watchFunctions([options.functionsSource], options.functionBuild, functions, report)
    : undefined
  const people = createPeople([])
  listener.serve([routed(callRoutes(functions, people)), routed(debugRoutes(functions)), preview.handle])
  await preview.ready
  void functions.warmUp()

  return {
    url: listener.url,
    automationUrl: automation && `ws://127.0.0.1:${automation.port}`,
    async close() {
      await watching?.close()
      await automation?.endpoint.close()
      await listener.close(GRACE_MS)
      await functions.close(GRACE_MS)
      await preview.close()
      await options.functionBuild.close()
      data.release()
    },
  }
}

function routed(routes: Routes): Handler {
  return (request, response) => serve(routes, request, response)
}
