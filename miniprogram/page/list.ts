import type { Page } from '../domain/api/common'
import type { PagerUpdate, Phase } from './paging'
import { Pager, rowsPatch } from './paging'

/**
 * A page's list that goes by cursor: its rows in `rows`, and what `list-state` says below (or instead of) them in `list`.
 */

/** For the page's `data`, beside its own `rows`. */
export const LIST = { list: { phase: 'loading' as Phase, errorText: '' } }

interface Listed<Item> {
  pager?: Pager<Item>
  setData(change: Record<string, unknown>): void
  /** The page's own: one page of what is to be listed now. */
  fetchPage(cursor: string | undefined): Promise<Page<Item>>
  /** The page's own: an item as the template draws it. */
  rowOf(item: Item): object
  arrived(items: Item[]): void
}

/** The methods of a page with such a list; the page adds `fetchPage` and `rowOf`, and may have an `arrived` of its own. */
export function listed<Item>() {
  return {
    pager: undefined as Pager<Item> | undefined,

    /**
     * Lists anew from the start, at the beginning and whenever `fetchPage` asks for something else than before.
     * @param quiet the rows (at the beginning: the skeleton) stay until the new ones are here
     */
    async reloadList(this: Listed<Item>, quiet = false): Promise<void> {
      await pagerOf(this).reload(quiet)
    },

    async onPullDownRefresh(this: Listed<Item>): Promise<void> {
      await pagerOf(this).reload(true)
      void wx.stopPullDownRefresh()
    },

    onReachBottom(this: Listed<Item>): void {
      void pagerOf(this).more()
    },

    retryList(this: Listed<Item>): void {
      void pagerOf(this).retry()
    },

    /** Hears of the items that have just been drawn. */
    arrived(_items: Item[]): void {},
  }
}

function pagerOf<Item>(page: Listed<Item>): Pager<Item> {
  page.pager ??= new Pager<Item>(
    (cursor) => page.fetchPage(cursor),
    (update) => show(page, update),
  )
  return page.pager
}

function show<Item>(page: Listed<Item>, { phase, errorText, items, from }: PagerUpdate<Item>): void {
  const rows = items?.map((item) => page.rowOf(item))
  page.setData({ list: { phase, errorText }, ...(rows ? rowsPatch('rows', rows, from) : {}) })
  if (items) page.arrived(items)
}
