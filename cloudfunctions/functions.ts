import type { Area, PhoneFunctionName } from '#domain/api/index'
import { FUNCTION_OF } from '#domain/api/index'

/** A cloud function: whom it serves and what the cloud must give it. */
interface FunctionRow {
  /** What it is for, in a few words of docs/deploy.md, which operators read in Chinese. */
  about: string
  /** What it may ask of WeChat's open API. */
  openapi: readonly string[]
  /** Seconds; the cloud allows 60 in its console. */
  timeLimit: number
  /** Megabytes. */
  memory: number
  /** When it runs by itself: the cloud's seven fields, in UTC+8, and the same in words. */
  timer?: { name: string; cron: string; words: string }
  /** What the first release called its parts: deployed under these names too, for phones that still run it. */
  formerly?: readonly string[]
  /** People wait for it, so an instance should always be ready. The others work behind their backs. */
  warm?: true
}

const TEXT_CHECK = 'security.msgSecCheck'

/**
 * Every function, in one place: its `config.json`, what this machine keeps warm, the table of docs/deploy.md and the
 * file that CloudBase deploys by follow from it. Which areas a phone's function serves is said by `FUNCTION_OF`.
 */
export const FUNCTIONS = {
  citizen: {
    about: '所有人的手机',
    openapi: [TEXT_CHECK],
    // What it keeps of an upload it reads whole, a video of up to 50 MB too.
    timeLimit: 60,
    memory: 512,
    formerly: ['account', 'case', 'city'],
    warm: true,
  },
  staff: { about: '工作人员的手机', openapi: [TEXT_CHECK], timeLimit: 20, memory: 256, warm: true },
  outbox: {
    about: '办件有变化之后要做的事：提醒；每次有变化时也会被调用',
    openapi: ['subscribeMessage.send'],
    timeLimit: 60,
    memory: 256,
    timer: { name: 'everyMinute', cron: '0 * * * * * *', words: '每分钟' },
  },
  robots: {
    about: '部门工作群的机器人；单独运行，不让别人等它',
    openapi: [],
    timeLimit: 60,
    memory: 256,
    timer: { name: 'everyMinute', cron: '20 * * * * * *', words: '每分钟' },
  },
  checks: {
    about: '请微信检查照片；没有结果的再问几次，最后交给人看；单独运行，不让别人等它',
    openapi: ['security.mediaCheckAsync'],
    timeLimit: 60,
    memory: 256,
    timer: { name: 'everyMinute', cron: '40 * * * * * *', words: '每分钟' },
  },
  clock: {
    about: '定期检查：期限、提醒、归档、补齐旧数据',
    openapi: [],
    timeLimit: 60,
    memory: 256,
    timer: { name: 'everyFiveMinutes', cron: '30 */5 * * * * *', words: '每五分钟' },
  },
  calendar: {
    about: '每年手工运行一次，见 docs/calendar.md',
    openapi: [],
    timeLimit: 20,
    memory: 256,
  },
  wechatEvents: {
    about: '接收消息推送中的事件 `wxa_media_check`',
    openapi: [],
    timeLimit: 20,
    memory: 256,
  },
} as const satisfies Record<PhoneFunctionName, FunctionRow> & Record<string, FunctionRow>

/** What the cloud calls the Node that functions are built for. */
const RUNTIME = 'Nodejs20.19'

const rows: Readonly<Record<string, FunctionRow>> = FUNCTIONS

/** A function as it is deployed: one program may have several names. */
interface Deployed {
  name: string
  /** The folder in cloudfunctions/ that it starts from. */
  program: string
  row: FunctionRow
}

const DEPLOYED: readonly Deployed[] = Object.entries(rows).flatMap(([program, row]) =>
  [program, ...(row.formerly ?? [])].map((name) => ({ name, program, row })),
)

/** By the name of each function the folder in cloudfunctions/ that it starts from. */
export const PROGRAMS: Readonly<Record<string, string>> = Object.fromEntries(
  DEPLOYED.map(({ name, program }) => [name, program]),
)

function rowOf(name: string): FunctionRow {
  const found = DEPLOYED.find((one) => one.name === name)
  if (!found) throw new Error(`cloudfunctions/${name} has no row in cloudfunctions/functions.ts`)
  return found.row
}

/** @returns the areas whose actions phones call there */
function areasOf(name: string): Area[] {
  return (Object.keys(FUNCTION_OF) as Area[]).filter((area) => FUNCTION_OF[area] === name)
}

export const warmFunctions = (): string[] => Object.keys(rows).filter((name) => rowOf(name).warm)

const triggersOf = ({ timer }: FunctionRow) =>
  timer ? { triggers: [{ name: timer.name, type: 'timer', config: timer.cron }] } : {}

/**
 * @returns its `config.json`
 * @throws Error for a function that has no row
 */
export function configOf(name: string): object {
  const row = rowOf(name)
  return {
    ...(row.openapi.length > 0 ? { permissions: { openapi: row.openapi } } : {}),
    ...triggersOf(row),
    timeout: row.timeLimit,
    memorySize: row.memory,
  }
}

/**
 * @param functionRoot the built functions' folder, from where the file lies
 * @returns `cloudbaserc.json`, by which CloudBase's command line deploys all of them with their limits and Node
 */
export function cloudbaseConfig(functionRoot: string): object {
  return {
    functionRoot,
    functions: DEPLOYED.map(({ name, row }) => ({
      name,
      handler: 'index.main',
      runtime: RUNTIME,
      timeout: row.timeLimit,
      memorySize: row.memory,
      installDependency: true,
      ...triggersOf(row),
    })),
  }
}

/** @returns the table of docs/deploy.md */
export function functionTable(): string {
  const lines = DEPLOYED.map((one) => {
    const { timeLimit, memory, timer } = one.row
    const cells = [one.name, `${timeLimit} s`, `${memory} MB`, timer?.words ?? '', wordsFor(one)]
    return `| ${cells.join(' | ')} |`
  })
  return ['| 云函数 | 超时时间 | 内存 | 定时 | 用途 |', '| - | - | - | - | - |', ...lines].join('\n')
}

function wordsFor({ name, program, row: { about } }: Deployed): string {
  if (name !== program) return `还在用第一版小程序的手机；程序与 ${program} 相同`
  const areas = areasOf(name)
  return areas.length > 0 ? `${about}：${areas.join('、')}` : about
}
