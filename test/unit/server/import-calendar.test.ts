import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCalendarYear } from '../../../cloudfunctions/areas/calendar/contract'
import { statutoryDaysOf } from '../../../cloudfunctions/city/calendar'
import { calendarYears } from '../../../cities/zhongshan/calendar'
import { importFile } from '../../../scripts/import-calendar'

/** Invented, as any list of 2027 would be: the law's days and one made up to be worked. */
const year = {
  year: 2027,
  paper: { title: '测试用的放假安排' },
  days: [
    ...statutoryDaysOf(2027).map(({ day, name }) => ({ day, working: false, name })),
    { day: '2027-02-20', working: true },
  ],
}
const withDays = (...days: object[]) => ({ ...year, days: [...year.days, ...days] })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calendar-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a good year is written to the folder, and reads the same', () => {
  expect(importFile(JSON.stringify(year), folder).problems).toEqual([])
  expect(calendarYears(folder)).toMatchObject([{ year: 2027, paper: year.paper }])
  expect(readCalendarYear(calendarYears(folder)[0])).toHaveProperty('year')
})

test.each<[string, object, string[]]>([
  [
    'a day of another year',
    withDays({ day: '2028-01-01', working: false }),
    ['days.14 2028-01-01：不属于 2027 年'],
  ],
  ['the same day twice', withDays({ day: '2027-02-20', working: true }), ['days.14 2027-02-20：重复']],
  [
    'a weekday that is worked',
    withDays({ day: '2027-02-22', working: true }),
    ['days.14 2027-02-22：工作日无需列为上班'],
  ],
  ['a day that there is not', withDays({ day: '2027-02-30', working: false }), ['days.14.day：没有这一天']],
  [
    'an unknown key of a day',
    withDays({ day: '2027-02-23', working: false, off: 1 }),
    ['days.14：不认识 off'],
  ],
  ['an unknown key of the file', { ...year, city: 'x' }, ['文件：不认识 city']],
  ['no paper', { ...year, paper: {} }, ['paper.title：请写明依据的文件']],
  [
    'a festival left out',
    { ...year, days: year.days.filter(({ day }) => day !== '2027-10-01') },
    ['缺少法定放假的 2027-10-01 国庆节'],
  ],
  [
    'every bad row, not the first alone',
    withDays({ day: '2027-02-22', working: true }, { day: '2027-13-01', working: 'no' }),
    ['days.15.day：没有这一天', 'days.15.working：应为 true 或 false'],
  ],
])('%s is refused, and nothing is written', (_what, raw, problems) => {
  expect(importFile(JSON.stringify(raw), folder).problems).toEqual(problems)
  expect(readdirSync(folder)).toEqual([])
})

test('what is no JSON is refused', () => {
  expect(importFile('{', folder).problems).toHaveLength(1)
})

test('the city’s own files are as the command writes them', () => {
  for (const one of calendarYears()) {
    const { path = '' } = importFile(JSON.stringify(one), folder)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(one)
  }
})
