import type { Page } from '../domain/api/common'
import { messageOf } from '../services/call'

/** What `list-state` shows below (or instead of) the rows. */
export type Phase = 'loading' | 'ready' | 'empty' | 'error' | 'loadingMore' | 'errorMore' | 'end'

export interface PagerUpdate<Item> {
  phase: Phase
  errorText: string
  /** Items that arrived, and where they go; `from` 0 replaces the list. */
  items?: Item[]
  from: number
}

/**
 * A list that goes by cursor. A reload overtakes what is under way, so that a late answer of another tab or filter
 * never lands in this one.
 */
export class Pager<Item> {
  private readonly fetch: (cursor?: string) => Promise<Page<Item>>
  private readonly show: (update: PagerUpdate<Item>) => void
  private phase: Phase = 'ready'
  private count = 0
  private next: string | undefined
  private run = 0

  constructor(fetch: (cursor?: string) => Promise<Page<Item>>, show: (update: PagerUpdate<Item>) => void) {
    this.fetch = fetch
    this.show = show
  }

  /** Loads from the start; with `quiet` the rows stay until the new ones are here (pull to refresh). */
  async reload(quiet = false): Promise<void> {
    this.next = undefined
    if (!quiet) {
      this.count = 0
      this.tell('loading', { items: [], from: 0 })
    }
    await this.load(0)
  }

  /** Loads what follows; does nothing while loading, at the end, or before the first page is there. */
  async more(): Promise<void> {
    const waiting = this.phase === 'ready' || this.phase === 'errorMore'
    if (!waiting || this.next === undefined) return
    this.tell('loadingMore', { from: this.count })
    await this.load(this.count)
  }

  /** Tries again what failed. */
  retry(): Promise<void> {
    return this.phase === 'errorMore' ? this.more() : this.reload()
  }

  private async load(from: number): Promise<void> {
    const run = ++this.run
    try {
      const { items, next } = await this.pageWithSomething(from === 0 ? undefined : this.next, run)
      if (run !== this.run) return
      this.next = next
      this.count = from + items.length
      this.tell(this.settled(), { items, from })
    } catch (error) {
      if (run !== this.run) return
      this.tell(this.count === 0 ? 'error' : 'errorMore', { from: this.count }, messageOf(error))
    }
  }

  /** Nothing of a page may be the viewer's to see any more, while something follows: that is no end, and no wait for a tap. */
  private async pageWithSomething(cursor: string | undefined, run: number): Promise<Page<Item>> {
    let page = await this.fetch(cursor)
    while (page.items.length === 0 && page.next !== undefined && run === this.run)
      page = await this.fetch(page.next)
    return page
  }

  private settled(): Phase {
    if (this.next !== undefined) return 'ready'
    return this.count === 0 ? 'empty' : 'end'
  }

  private tell(phase: Phase, change: { items?: Item[]; from: number }, errorText = ''): void {
    this.phase = phase
    this.show({ phase, errorText, ...change })
  }
}

/**
 * @returns the smallest setData that shows `rows` at `from` of the list under `path`: the whole list at the
 * start, else only the new rows.
 */
export function rowsPatch(path: string, rows: unknown[], from: number): Record<string, unknown> {
  if (from === 0) return { [path]: rows }
  return Object.fromEntries(rows.map((row, index) => [`${path}[${from + index}]`, row]))
}
