import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { StoredCalendar } from '../cloudfunctions/areas/calendar/store-calendar'
import { readCalendarYear } from '../cloudfunctions/areas/calendar/contract'
import type { CalendarDay, CalendarYear } from '../cloudfunctions/city/documents'
import { CALENDAR_FOLDER } from '../cities/zhongshan/calendar'

/**
 * `npm run calendar:import -- FILE [--url http://127.0.0.1:5080]`: checks a year of public holidays, writes it to the
 * city's folder and hands it to a running local city.
 */

const DEFAULT_URL = 'http://127.0.0.1:5080'

const dayLine = ({ day, working, name }: CalendarDay): string =>
  `    { "day": "${day}", "working": ${working}${name === undefined ? '' : `, "name": ${JSON.stringify(name)}`} }`

/** @returns the year as a file of the city's folder: one line a day, so that a change can be read */
export function calendarFile({ year, paper, days }: CalendarYear): string {
  const sorted = [...days].sort((one, other) => one.day.localeCompare(other.day))
  const facts = Object.entries(paper).map(([key, value]) => `    "${key}": ${JSON.stringify(value)}`)
  return [
    '{',
    `  "year": ${year},`,
    '  "paper": {',
    facts.join(',\n'),
    '  },',
    '  "days": [',
    sorted.map(dayLine).join(',\n'),
    '  ]',
    '}',
    '',
  ].join('\n')
}

/**
 * @returns the lines to print, and whether the year was taken in; nothing is written when any row is wrong
 * @param folder the city's folder
 */
export function importFile(
  text: string,
  folder: string,
): { year?: CalendarYear; path?: string; problems: string[] } {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (error) {
    return { problems: [`不是有效的 JSON：${(error as Error).message}`] }
  }
  const read = readCalendarYear(raw)
  if ('problems' in read) return { problems: read.problems }
  const path = join(folder, `${read.year.year}.json`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, calendarFile(read.year))
  return { year: read.year, path, problems: [] }
}

/** @returns what the running city answered. @throws when there is none */
async function handOver(year: CalendarYear, url: string): Promise<StoredCalendar> {
  const response = await fetch(new URL('/debug/invoke/calendar', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ years: [year] }),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as StoredCalendar
}

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    options: { url: { type: 'string', default: DEFAULT_URL } },
    allowPositionals: true,
  })
  const [file] = positionals
  if (file === undefined) return fail(['用法：npm run calendar:import -- 文件 [--url 地址]'])
  const { year, path, problems } = importFile(readFileSync(file, 'utf8'), CALENDAR_FOLDER)
  if (!year) return fail([`没有导入，以下内容有误：`, ...problems])
  console.log(`已写入 ${path}`)
  try {
    const { known, problems: refused } = await handOver(year, values.url)
    if (refused.length > 0) return fail(refused)
    console.log(`本机运行的城市已更新，已有放假安排的年份：${known.join('、')}`)
  } catch (error) {
    console.log(`本机没有运行中的城市（${(error as Error).message}），下次启动时读取`)
  }
  console.log('云端：在云开发控制台选择云函数 calendar，以 {"years":[文件内容]} 为参数运行一次')
}

function fail(lines: string[]): void {
  for (const line of lines) console.error(line)
  process.exitCode = 1
}

if (require.main === module)
  main(process.argv.slice(2)).catch((error: unknown) => fail([(error as Error).message]))
