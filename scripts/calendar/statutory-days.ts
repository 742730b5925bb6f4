import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getLunarDate, getSolarTermDate } from 'chinese-days'

/**
 * Writes the days off that the law itself fixes, for years whose arrangement the State Council has not published yet:
 * 全国年节及纪念日放假办法, revised in November 2024, article 2. What the arrangement adds (days in lieu, make-up days)
 * is known only when it is published, and is not guessed here.
 */

const FIRST_YEAR = 2025
const LAST_YEAR = 2041
const FILE = join(__dirname, '../../cloudfunctions/city/statutory-days.json')

export interface StatutoryDay {
  /** YYYY-MM-DD */
  day: string
  name: string
}

const DAY = 86_400_000
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** @returns the only day of the solar year that is this day of the lunar one, never one of a leap month */
function lunarDay(year: number, month: number, day: number): string {
  for (let time = Date.UTC(year, 0, 1); time < Date.UTC(year + 1, 0, 1); time += DAY) {
    const lunar = getLunarDate(iso(time))
    if (lunar.lunarMon === month && lunar.lunarDay === day && !lunar.isLeap) return iso(time)
  }
  throw new Error(`${year} has no day ${month}/${day} of the lunar calendar`)
}

/** The first days of the lunar year, and its eve, whose date varies with the month before. */
function springFestival(year: number): string[] {
  const first = Date.parse(lunarDay(year, 1, 1))
  return [-1, 0, 1, 2].map((step) => iso(first + step * DAY))
}

/** @returns the thirteen days of a year */
function statutoryDays(year: number): StatutoryDay[] {
  const days: [name: string, days: string[]][] = [
    ['元旦', [`${year}-01-01`]],
    ['春节', springFestival(year)],
    ['清明', [getSolarTermDate(year, 4, 'pure_brightness')]],
    ['劳动节', [`${year}-05-01`, `${year}-05-02`]],
    ['端午', [lunarDay(year, 5, 5)]],
    ['中秋', [lunarDay(year, 8, 15)]],
    ['国庆节', [`${year}-10-01`, `${year}-10-02`, `${year}-10-03`]],
  ]
  const all = days.flatMap(([name, of]) => of.map((day) => ({ day, name })))
  return all.sort((one, other) => one.day.localeCompare(other.day))
}

const dayLine = ({ day, name }: StatutoryDay): string => `    { "day": "${day}", "name": "${name}" }`

/** @returns the file's text: one line a day */
export function statutoryFile(): string {
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index)
  const blocks = years.map((year) => `  "${year}": [\n${statutoryDays(year).map(dayLine).join(',\n')}\n  ]`)
  return `{\n${blocks.join(',\n')}\n}\n`
}

if (require.main === module) writeFileSync(FILE, statutoryFile())
