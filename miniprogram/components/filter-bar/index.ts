import type { Filter } from './filters'

interface Shown {
  key: string
  text: string
  chosen: boolean
}

function shownOf(filter: Filter): Shown {
  const option = filter.options.find(({ id }) => id === filter.value)
  return { key: filter.key, text: option?.name ?? filter.label, chosen: option !== undefined }
}

/**
 * A row of filters, each opening a sheet of choices.
 * `filters`: see `caseFilters`; event `change`: { key, value }, where an empty value means everything.
 */
Component({
  properties: {
    filters: { type: Array, value: [] },
  },
  data: {
    shown: [] as Shown[],
    open: false,
    current: null as Filter | null,
  },
  observers: {
    filters(filters: Filter[]) {
      this.setData({ shown: filters.map(shownOf) })
    },
  },
  methods: {
    openSheet({ currentTarget }: WechatMiniprogram.Tap<{ key: string }>) {
      const filters: Filter[] = this.data.filters
      const current = filters.find(({ key }) => key === currentTarget.dataset.key)
      if (current) this.setData({ current, open: true })
    },
    closeSheet() {
      this.setData({ open: false })
    },
    choose({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
      const { current } = this.data
      this.setData({ open: false })
      const value = currentTarget.dataset.id
      if (current && value !== current.value) this.triggerEvent('change', { key: current.key, value })
    },
  },
})
