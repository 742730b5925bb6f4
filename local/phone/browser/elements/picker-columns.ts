/** A column of a picker: what it shows and which item is chosen. */
export interface Column {
  items: string[]
  index: number
}

/** A picker's mode: its columns for a value, and the value for chosen indexes. */
export interface PickerMode {
  columns(indexes: number[]): Column[]
  start(): number[]
  value(indexes: number[]): unknown
}

const pad = (value: number): string => String(value).padStart(2, '0')
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)

export interface PickerValues {
  mode: string
  range: unknown
  rangeKey: string
  value: unknown
  start: string
  end: string
  fields: string
}

/** The mode an element's values describe. @throws for a mode that the preview has not */
export function pickerMode(values: PickerValues): PickerMode {
  if (values.mode === 'selector') return selector(values)
  if (values.mode === 'multiSelector') return multiSelector(values)
  if (values.mode === 'time') return time(values)
  if (values.mode === 'date') return date(values)
  throw new Error(`<picker mode="${values.mode}"> is not in the preview`)
}

function texts(items: unknown, key: string): string[] {
  const list = Array.isArray(items) ? (items as unknown[]) : []
  return list.map((item) => String(key === '' ? item : (item as Record<string, unknown>)[key]))
}

function selector({ range: items, rangeKey, value }: PickerValues): PickerMode {
  return {
    start: () => [Number(value) || 0],
    columns: ([index = 0]) => [{ items: texts(items, rangeKey), index }],
    value: ([index = 0]) => String(index),
  }
}

function multiSelector({ range: columns, rangeKey, value }: PickerValues): PickerMode {
  const lists = Array.isArray(columns) ? (columns as unknown[]) : []
  return {
    start: () => lists.map((_, column) => Number((value as number[] | undefined)?.[column]) || 0),
    columns: (indexes) =>
      lists.map((items, column) => ({ items: texts(items, rangeKey), index: indexes[column] ?? 0 })),
    value: (indexes) => indexes,
  }
}

function time({ value, start, end }: PickerValues): PickerMode {
  const [fromHour = 0, fromMinute = 0] = (start || '00:00').split(':').map(Number)
  const [toHour = 23, toMinute = 59] = (end || '23:59').split(':').map(Number)
  const hours = range(fromHour, toHour)
  const minutes = (hour: number) => range(hour === fromHour ? fromMinute : 0, hour === toHour ? toMinute : 59)
  const at = (indexes: number[]) => {
    const hour = hours[indexes[0] ?? 0] ?? fromHour
    return { hour, minute: minutes(hour)[indexes[1] ?? 0] ?? minutes(hour).at(-1) ?? 0 }
  }
  return {
    start: () => {
      const [hour = 0, minute = 0] = String(value || '00:00')
        .split(':')
        .map(Number)
      const index = Math.max(0, hours.indexOf(hour))
      return [index, Math.max(0, minutes(hours[index] ?? 0).indexOf(minute))]
    },
    columns: (indexes) => [
      { items: hours.map(pad), index: indexes[0] ?? 0 },
      { items: minutes(at(indexes).hour).map(pad), index: indexes[1] ?? 0 },
    ],
    value: (indexes) => `${pad(at(indexes).hour)}:${pad(at(indexes).minute)}`,
  }
}

/** Dates from start to end; `fields` says how far down the choice goes. */
function date({ value, start, end, fields }: PickerValues): PickerMode {
  const from = parseDate(start, [1970, 1, 1])
  const to = parseDate(end, [2099, 12, 31])
  const depth = fields === 'year' ? 1 : fields === 'month' ? 2 : 3
  const years = range(from[0], to[0])
  const months = (year: number) => range(year === from[0] ? from[1] : 1, year === to[0] ? to[1] : 12)
  const days = (year: number, month: number) => {
    const last = new Date(year, month, 0).getDate()
    const isFirst = year === from[0] && month === from[1]
    const isLast = year === to[0] && month === to[1]
    return range(isFirst ? from[2] : 1, isLast ? Math.min(last, to[2]) : last)
  }
  const at = (indexes: number[]): [number, number, number] => {
    const year = nth(years, indexes[0])
    const month = nth(months(year), indexes[1])
    return [year, month, nth(days(year, month), indexes[2])]
  }
  return {
    start: () => {
      const [year, month, day] = parseDate(String(value ?? ''), today())
      return [years.indexOf(year), months(year).indexOf(month), days(year, month).indexOf(day)].map((index) =>
        Math.max(0, index),
      )
    },
    columns: (indexes) => {
      const [year, month] = at(indexes)
      const all = [
        years.map((item) => `${item}年`),
        months(year).map((item) => `${item}月`),
        days(year, month).map((item) => `${item}日`),
      ]
      return all
        .slice(0, depth)
        .map((items, column) => ({ items, index: Math.min(indexes[column] ?? 0, items.length - 1) }))
    },
    value: (indexes) => {
      const [year, ...rest] = at(indexes)
      return [String(year), ...rest.map(pad)].slice(0, depth).join('-')
    },
  }
}

function nth(list: number[], index = 0): number {
  return list[Math.min(index, list.length - 1)] ?? 1
}

function parseDate(text: string, fallback: [number, number, number]): [number, number, number] {
  const [year = NaN, month = 1, day = 1] = text.split('-').map(Number)
  return text === '' || Number.isNaN(year) ? fallback : [year, month, day]
}

function today(): [number, number, number] {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
}
