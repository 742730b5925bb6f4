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
 * @param where the public's list offers only categories of which something may be public
 * @returns the filters that every list of cases has, nothing chosen
 */
export function caseFilters(
  form: Pick<ReportForm, 'categories' | 'towns'> | undefined,
  where: 'staff' | 'public',
): Filter[] {
  const categories = (form?.categories ?? []).filter(({ mayBePublic }) => mayBePublic || where === 'staff')
  return [
    { key: 'categoryId', label: '全部类别', options: categories.map(optionOf), value: '' },
    { key: 'townId', label: '全部镇街', options: (form?.towns ?? []).map(optionOf), value: '' },
  ]
}

function optionOf({ id, name }: Option): Option {
  return { id, name }
}

/** @returns the filters with nothing chosen */
export function withoutChoices(filters: readonly Filter[]): Filter[] {
  return filters.map((filter) => ({ ...filter, value: '' }))
}

/** @returns the same choices among newer options; what is not offered any more is not chosen */
export function withChoicesOf(filters: readonly Filter[], before: readonly Filter[]): Filter[] {
  return filters.map((filter) => {
    const value = before.find(({ key }) => key === filter.key)?.value ?? ''
    return { ...filter, value: filter.options.some(({ id }) => id === value) ? value : '' }
  })
}

export function isNarrowed(filters: readonly Filter[]): boolean {
  return filters.some(({ value }) => value !== '')
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
