import * as z from 'zod'
import type { CalendarYear } from '../../city/documents'
import { statutoryDaysOf } from '../../city/calendar'

/** What a year of the calendar must be, for the command that imports it and for the function that stores it. */

const isDate = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(day)
}

const date = z
  .string({ error: '应为文字' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, '应为 YYYY-MM-DD')
  .refine(isDate, '没有这一天')

const day = z.strictObject({
  day: date,
  working: z.boolean({ error: '应为 true 或 false' }),
  name: z.string({ error: '应为文字' }).min(1).max(20, '最多 20 个字').optional(),
})

const shape = z.strictObject({
  year: z.number({ error: '应为年份' }).int('应为年份').min(2000, '应为年份').max(2100, '应为年份'),
  paper: z.strictObject({
    title: z.string({ error: '请写明依据的文件' }).min(1, '请写明依据的文件').max(200),
    url: z.url({ error: '应为网址' }).optional(),
    date: date.optional(),
  }),
  days: z.array(day, { error: '应为列表' }).min(1, '没有列出任何一天').max(366),
})

const isWeekend = (of: string): boolean => [0, 6].includes(new Date(`${of}T00:00:00Z`).getUTCDay())

/** @returns what is wrong with each row, one sentence a row */
function problemsOf({ year, days }: CalendarYear): string[] {
  const seen = new Set<string>()
  const rows = days.flatMap(({ day: of, working }, index) => {
    const row = `days.${index} ${of}`
    const problems = [
      ...(of.startsWith(`${year}-`) ? [] : [`${row}：不属于 ${year} 年`]),
      ...(seen.has(of) ? [`${row}：重复`] : []),
      ...(working && !isWeekend(of) ? [`${row}：工作日无需列为上班`] : []),
    ]
    seen.add(of)
    return problems
  })
  const off = new Set(days.filter(({ working }) => !working).map(({ day: of }) => of))
  const lacking = statutoryDaysOf(year).filter(({ day: of }) => !off.has(of))
  return [...rows, ...lacking.map(({ day: of, name }) => `缺少法定放假的 ${of} ${name}`)]
}

/** @returns the year, or every row that is wrong: then nothing of it may be used */
export function readCalendarYear(raw: unknown): { year: CalendarYear } | { problems: string[] } {
  const read = shape.safeParse(raw)
  if (!read.success) {
    const problems = read.error.issues.map((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? `：不认识 ${issue.keys.join('、')}` : ''
      return `${issue.path.map(String).join('.') || '文件'}${keys || `：${issue.message}`}`
    })
    return { problems }
  }
  const problems = problemsOf(read.data)
  return problems.length > 0 ? { problems } : { year: read.data }
}
