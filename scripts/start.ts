import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { StoredCalendar } from '../cloudfunctions/areas/calendar/store-calendar'
import { missingYear } from '../cloudfunctions/areas/calendar/remind-of-calendar'
import { zhongshan } from '../cities'
import { calendarYears } from '../cities/zhongshan/calendar'
import type { Runtime } from '../local/server'
import type { AutomationPort } from '../local/server/automation'
import { DataInUseError, PortTakenError, startRuntime } from '../local/server'
import { desk, product } from '../demo/product'
import { functionBuild, functionsSource, functionsTarget, root, seedCity } from './project'

const MS_PER_SECOND = 1000
/** The demonstration city's zone. */
const CITY_ZONE = zhongshan.settings.workingHours
/** As in WeChat DevTools. */
const AUTOMATION_PORT = 9420

/** `npm start`: runs the product and prints one address. */
export async function start(args: string[], startedAt: number): Promise<void> {
  const { port, host, data, fresh, watch, automation } = readOptions(args)
  const runtime = await startRuntime({
    product,
    port,
    host,
    fresh,
    seed: seedCity,
    automation,
    dataDir: resolve(root, data),
    functionsRoot: functionsTarget,
    functionBuild: functionBuild(),
    preview: { desk, outDir: join(root, 'dist', 'preview') },
    watch: watch ? [functionsSource, join(product.miniprogramRoot, 'domain')] : undefined,
    runTimers: true,
    report: console.log,
  }).catch(explain)
  stopOnSignals(runtime)
  await tellCalendar(runtime)
  const seconds = ((Date.now() - startedAt) / MS_PER_SECOND).toFixed(1)
  console.log(`\n  市民随手拍已启动(${seconds} 秒)，请在浏览器打开: ${runtime.url}\n`)
}

/** Gives the city the years of its folder that it lacks, and says which year is missed. */
async function tellCalendar({ functions }: Runtime): Promise<void> {
  const event = { years: calendarYears(), onlyMissing: true }
  const { result, error } = await functions.invoke('calendar', event, { source: 'function' })
  const stored = result as StoredCalendar | undefined
  if (error || !stored || stored.problems.length > 0)
    return console.error(`放假安排未能读取：${error?.message ?? stored?.problems.join('；') ?? ''}`)
  const isKnown = (year: number) => stored.known.includes(year)
  const year = missingYear({ isKnown }, Date.now(), CITY_ZONE)
  if (year > 0)
    console.log(`\n  ${year} 年放假安排尚未导入，期限暂按法定节假日推算：npm run calendar:import -- 文件`)
}

interface StartOptions {
  port: number
  host: string
  data: string
  fresh: boolean
  watch: boolean
  automation: AutomationPort
}

function readOptions(args: string[]): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '5080' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: '.data' },
      fresh: { type: 'boolean', default: false },
      'auto-port': { type: 'string' },
      'no-watch': { type: 'boolean', default: false },
    },
  })
  const autoPort = values['auto-port']
  const automation = { port: readPort(autoPort ?? AUTOMATION_PORT), optional: autoPort === undefined }
  return { ...values, port: readPort(values.port), watch: !values['no-watch'], automation }
}

function readPort(value: string | number): number {
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  console.error(`端口 ${value} 无效，应为 0–65535 的整数`)
  process.exit(1)
}

function stopOnSignals(runtime: Runtime): void {
  let stopping = false
  const stop = (): void => {
    // A second Ctrl-C is from someone who does not want to wait.
    if (stopping) process.exit(1)
    stopping = true
    void runtime.close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function explain(error: unknown): never {
  if (error instanceof PortTakenError) {
    console.error(
      `端口 ${error.port} 已被占用，请用 npm start -- --port ${error.port + 1} / ${error.message}`,
    )
  } else if (error instanceof DataInUseError) {
    console.error(`数据目录正在被另一个进程使用，请用 npm start -- --data DIR / ${error.message}`)
  } else {
    console.error(error)
  }
  process.exit(1)
}
