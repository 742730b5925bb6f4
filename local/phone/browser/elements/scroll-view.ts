import type { EngineElement } from '../engine/types'
import { defineElement, WxElement } from './element'
import { PullToRefresh } from './pull-to-refresh'

const defaults = {
  scrollX: false,
  scrollY: false,
  upperThreshold: 50,
  lowerThreshold: 50,
  scrollTop: undefined as number | undefined,
  scrollLeft: undefined as number | undefined,
  scrollIntoView: '',
  scrollWithAnimation: false,
  enableFlex: false,
  refresherEnabled: false,
  refresherThreshold: 45,
  refresherDefaultStyle: 'black',
  refresherBackground: 'transparent',
  refresherTriggered: false,
}

/** <scroll-view>: the element scrolls itself; a refresher is drawn above its content. */
export class ScrollView extends WxElement<typeof defaults> {
  static override defaults = defaults
  private refresher: PullToRefresh | undefined
  private nearStart = true
  private nearEnd = false
  private last = { left: 0, top: 0 }
  private dragging = false

  protected override mount(): void {
    this.addEventListener('scroll', () => this.scrolled(), { passive: true })
    this.addEventListener('pointerdown', () => (this.dragging = true))
    for (const type of ['pointerup', 'pointercancel'])
      this.addEventListener(type, () => (this.dragging = false))
    if (this.values.refresherEnabled) this.changed('refresherEnabled')
  }

  protected override connected(): void {
    requestAnimationFrame(() => {
      this.scrollToValue()
      this.intoView()
    })
  }

  protected override changed(name: string): void {
    if (name === 'scrollTop' || name === 'scrollLeft') this.scrollToValue()
    if (name === 'scrollIntoView') requestAnimationFrame(() => this.intoView())
    if (name === 'refresherEnabled' && this.values.refresherEnabled)
      this.refresher ??= new PullToRefresh(this, this.values.refresherThreshold, (type, detail) =>
        this.emit(type, detail),
      )
    if (name === 'refresherTriggered') this.refresher?.setTriggered(this.values.refresherTriggered)
  }

  private scrolled(): void {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = this
    const deltaX = this.last.left - scrollLeft
    const deltaY = this.last.top - scrollTop
    this.last = { left: scrollLeft, top: scrollTop }
    this.emit('scroll', {
      scrollLeft,
      scrollTop,
      scrollWidth,
      scrollHeight,
      deltaX,
      deltaY,
      isDrag: this.dragging,
    })
    const along = this.values.scrollY ? scrollTop : scrollLeft
    const rest = this.values.scrollY
      ? scrollHeight - this.clientHeight - scrollTop
      : scrollWidth - this.clientWidth - scrollLeft
    const nearStart = along <= this.values.upperThreshold
    const nearEnd = rest <= this.values.lowerThreshold
    if (nearStart && !this.nearStart)
      this.emit('scrolltoupper', { direction: this.values.scrollY ? 'top' : 'left' })
    if (nearEnd && !this.nearEnd)
      this.emit('scrolltolower', { direction: this.values.scrollY ? 'bottom' : 'right' })
    this.nearStart = nearStart
    this.nearEnd = nearEnd
  }

  private scrollToValue(): void {
    const { scrollTop, scrollLeft } = this.values
    if (scrollTop !== undefined) this.move({ top: Number(scrollTop) })
    if (scrollLeft !== undefined) this.move({ left: Number(scrollLeft) })
  }

  private intoView(): void {
    const id = this.values.scrollIntoView
    if (id === '') return
    const owner = (this as EngineElement).__wxElement?.ownerShadowRoot as unknown as {
      getElementById(id: string): { getBackendElement(): unknown } | null
    } | null
    const element = owner?.getElementById(id)?.getBackendElement() as Element | null | undefined
    if (!element) return
    const box = element.getBoundingClientRect()
    const own = this.getBoundingClientRect()
    if (this.values.scrollY) this.move({ top: this.scrollTop + box.top - own.top })
    if (this.values.scrollX) this.move({ left: this.scrollLeft + box.left - own.left })
  }

  private move(to: ScrollToOptions): void {
    this.scrollTo({ ...to, behavior: this.values.scrollWithAnimation ? 'smooth' : 'instant' })
  }

  /** What createSelectorQuery().node() gives: WeChat's ScrollViewContext, in part. */
  get wxNode(): object {
    return {
      scrollTo: ({ top, left, animated = true }: { top?: number; left?: number; animated?: boolean }) =>
        this.scrollTo({ top, left, behavior: animated ? 'smooth' : 'instant' }),
      scrollIntoView: (selector: string) =>
        this.querySelector(selector)?.scrollIntoView({ behavior: 'smooth' }),
    }
  }
}

defineElement('scroll-view', ScrollView)
