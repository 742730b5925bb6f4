import type { ReportForm } from '../../domain/api/case'
import type { Option } from '../../domain/api/common'

/** One filter: what it is called, what may be chosen, what is chosen (an empty id is everything). */
export interface Filter {
  key: string
  label: string
  options: Option[]
  value: string
}

/**
 * @param form missing while it is on its way: the filters have their places and nothing to choose yet
 * @returns the filters that every list of cases has, nothing chosen
 */
export function caseFilters(form?: Pick<ReportForm, 'categories' | 'towns'>): Filter[] {
  return [
    { key: 'categoryId', label: '全部类别', options: (form?.categories ?? []).map(optionOf), value: '' },
    { key: 'townId', label: '全部镇街', options: (form?.towns ?? []).map(optionOf), value: '' },
  ]
}

function optionOf({ id, name }: Option): Option {
  return { id, name }
}

/** @returns the filters with one choice changed. */
export function withChoice(
  filters: readonly Filter[],
  { key, value }: { key: string; value: string },
): Filter[] {
  return filters.map((filter) => (filter.key === key ? { ...filter, value } : filter))
}

/** @returns what is chosen, as the input of a list: key -> id. */
export function chosenIn(filters: readonly Filter[]): Record<string, string> {
  return Object.fromEntries(filters.filter(({ value }) => value !== '').map(({ key, value }) => [key, value]))
}
