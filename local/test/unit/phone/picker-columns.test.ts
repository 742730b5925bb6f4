import type { PickerValues } from '../../../phone/browser/elements/picker-columns'
import { pickerMode } from '../../../phone/browser/elements/picker-columns'

const base: PickerValues = {
  mode: 'selector',
  range: [],
  rangeKey: '',
  value: undefined,
  start: '',
  end: '',
  fields: 'day',
}

function read(values: Partial<PickerValues>, turned?: number[]) {
  const mode = pickerMode({ ...base, ...values })
  const indexes = turned ?? mode.start()
  return { indexes, items: mode.columns(indexes).map(({ items }) => items), value: mode.value(indexes) }
}

it('selector shows a key of objects and gives the index', () => {
  const { items, value } = read({ range: [{ n: '甲' }, { n: '乙' }], rangeKey: 'n', value: '1' })
  expect(items).toEqual([['甲', '乙']])
  expect(value).toBe('1')
})

it('multiSelector gives an index per column', () => {
  expect(read({ mode: 'multiSelector', range: [['a'], ['b', 'c']], value: [0, 1] })).toMatchObject({
    indexes: [0, 1],
    value: [0, 1],
  })
})

it.each([
  [{ value: '09:30' }, undefined, '09:30'],
  [{ value: '09:30', start: '09:15', end: '10:10' }, undefined, '09:30'],
  [{ value: '09:30', start: '09:15', end: '10:10' }, [1, 5], '10:05'],
  [{ value: '09:30', start: '09:15', end: '10:10' }, [1, 44], '10:10'],
])('time %o', (values, turned, expected) => {
  expect(read({ mode: 'time', ...values }, turned).value).toBe(expected)
})

it.each([
  [{ value: '2026-02-28' }, undefined, '2026-02-28'],
  [{ value: '2026-02-28', start: '2026-02-20', end: '2026-03-03' }, [0, 1, 8], '2026-03-03'],
  [{ value: '2024-01-31' }, [54, 1, 30], '2024-02-29'],
  [{ value: '2026-05', fields: 'month' }, undefined, '2026-05'],
  [{ value: '2026', fields: 'year' }, undefined, '2026'],
])('date %o', (values, turned, expected) => {
  expect(read({ mode: 'date', ...values }, turned).value).toBe(expected)
})

it('refuses a mode that is not there, by name', () => {
  expect(() => read({ mode: 'region' })).toThrow('<picker mode="region"> is not in the preview')
})
