const ITEM_HEIGHT = 44
const SETTLE_MS = 120

/** A turning wheel of texts, as in WeChat's pickers: it snaps, and reports when it comes to rest. */
export class Wheel {
  readonly element = document.createElement('div')
  private timer: ReturnType<typeof setTimeout> | undefined
  private count = 0

  constructor(private readonly turned: (index: number) => void) {
    this.element.className = 'wx-wheel'
    this.element.addEventListener('scroll', () => this.rest(), { passive: true })
    this.element.addEventListener('click', (event) => {
      const index = [...this.element.children].indexOf(event.target as Element)
      if (index >= 0) this.element.scrollTo({ top: index * ITEM_HEIGHT, behavior: 'smooth' })
    })
  }

  /** The item in the middle. */
  get index(): number {
    return Math.min(
      Math.max(0, Math.round(this.element.scrollTop / ITEM_HEIGHT)),
      Math.max(0, this.count - 1),
    )
  }

  /** Replaces the items; the wheel must be in the document for `index` to take effect. */
  fill(items: string[], index: number): void {
    this.count = items.length
    this.element.replaceChildren(
      ...items.map((text) => {
        const item = document.createElement('p')
        item.textContent = text
        return item
      }),
    )
    this.element.scrollTop = index * ITEM_HEIGHT
  }

  private rest(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.turned(this.index), SETTLE_MS)
  }
}
