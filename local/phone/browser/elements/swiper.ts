import { defineElement, WxElement } from './element'

const defaults = {
  indicatorDots: false,
  indicatorColor: 'rgba(0,0,0,.3)',
  indicatorActiveColor: '#000000',
  autoplay: false,
  current: 0,
  currentItemId: '',
  interval: 5000,
  duration: 500,
  circular: false,
  vertical: false,
  previousMargin: '0px',
  nextMargin: '0px',
  displayMultipleItems: 1,
  easingFunction: 'default',
}

const SWIPE_PART = 0.25
const FLICK_SPEED = 0.3

/** <swiper>: moves its items with the finger. They sit in a strip inside the shadow tree, so the app's children stay where the engine put them. */
export class Swiper extends WxElement<typeof defaults> {
  static override defaults = defaults
  private readonly strip = document.createElement('div')
  private readonly dots = document.createElement('div')
  private timer: ReturnType<typeof setInterval> | undefined
  private from: { x: number; y: number; time: number; moving: boolean } | undefined

  protected override mount(): void {
    const root = this.attachShadow({ mode: 'open' })
    root.innerHTML = `<style>
      :host { display: block; position: relative; overflow: hidden; touch-action: pan-y; }
      :host([vertical]) { touch-action: pan-x; }
      .strip { position: absolute; display: flex; will-change: transform; }
      .strip.vertical { flex-direction: column; }
      ::slotted(wx-swiper-item) { flex: none; position: relative; width: var(--item-width); height: var(--item-height); }
      .dots { position: absolute; display: flex; gap: 8px; left: 0; right: 0; bottom: 10px; justify-content: center; pointer-events: none; }
      .dots.vertical { flex-direction: column; left: auto; right: 10px; top: 0; bottom: 0; }
      .dots i { width: 8px; height: 8px; border-radius: 50%; }
    </style>`
    this.strip.append(document.createElement('slot'))
    root.append(this.strip, this.dots)
    this.addEventListener('pointerdown', (event) => this.begin(event))
    this.strip.addEventListener('transitionend', () => this.emit('animationfinish', this.detail('')))
    this.strip.querySelector('slot')?.addEventListener('slotchange', () => this.layout())
    this.layout()
  }

  protected override connected(): void {
    this.play()
  }

  disconnectedCallback(): void {
    clearInterval(this.timer)
  }

  protected override changed(name: string): void {
    if (name === 'current') this.show(Number(this.values.current), true, '')
    else if (name === 'currentItemId')
      this.show(
        this.items.findIndex((item) => item.getAttribute('item-id') === this.values.currentItemId),
        true,
        '',
      )
    else if (name === 'autoplay' || name === 'interval') this.play()
    else this.layout()
  }

  /** Goes to an item as if it had been swiped to. */
  swipeTo(index: number): void {
    if (index < 0 || index >= this.items.length) throw new Error(`the swiper has no item ${index}`)
    this.show(index, true, 'touch')
  }

  private get items(): HTMLElement[] {
    return [...this.children].filter((child): child is HTMLElement => child.localName === 'wx-swiper-item')
  }

  private get shown(): number {
    return Math.min(Math.max(0, this.values.current), Math.max(0, this.items.length - 1))
  }

  private play(): void {
    clearInterval(this.timer)
    if (!this.values.autoplay) return
    this.timer = setInterval(() => {
      if (!this.isConnected || this.from !== undefined || this.items.length < 2) return
      const last = this.shown >= this.items.length - this.values.displayMultipleItems
      this.show(last ? 0 : this.shown + 1, true, 'autoplay')
    }, this.values.interval)
  }

  private layout(): void {
    const { vertical, previousMargin, nextMargin, displayMultipleItems } = this.values
    const part = 100 / displayMultipleItems
    this.strip.className = vertical ? 'strip vertical' : 'strip'
    this.strip.style.inset = vertical
      ? `${previousMargin} 0 ${nextMargin} 0`
      : `0 ${nextMargin} 0 ${previousMargin}`
    this.strip.style.setProperty('--item-width', vertical ? '100%' : `${part}%`)
    this.strip.style.setProperty('--item-height', vertical ? `${part}%` : '100%')
    this.place(0, false)
  }

  /** Puts the strip where the current item is, plus a drag in pixels. */
  private place(drag: number, smooth: boolean): void {
    const { vertical, displayMultipleItems, duration } = this.values
    const offset = (-100 / displayMultipleItems) * this.shown
    this.strip.style.transition = smooth ? `transform ${duration}ms ease` : 'none'
    this.strip.style.transform = `translate${vertical ? 'Y' : 'X'}(calc(${offset}% + ${drag}px))`
    this.drawDots()
  }

  private show(index: number, smooth: boolean, source: string): void {
    const before = this.shownBefore
    this.change('current', Math.max(0, index))
    this.place(0, smooth && this.isConnected)
    if (before !== this.shown) this.emit('change', this.detail(source))
    this.shownBefore = this.shown
  }

  private shownBefore = 0

  private detail(source: string) {
    return {
      current: this.shown,
      currentItemId: this.items[this.shown]?.getAttribute('item-id') ?? '',
      source,
    }
  }

  private drawDots(): void {
    const { indicatorDots, indicatorColor, indicatorActiveColor, vertical } = this.values
    this.dots.className = vertical ? 'dots vertical' : 'dots'
    this.dots.innerHTML = indicatorDots
      ? this.items
          .map(
            (_, index) =>
              `<i style="background:${index === this.shown ? indicatorActiveColor : indicatorColor}"></i>`,
          )
          .join('')
      : ''
  }

  private begin(event: PointerEvent): void {
    if (event.button !== 0) return
    this.from = { x: event.clientX, y: event.clientY, time: event.timeStamp, moving: false }
    const move = (at: PointerEvent): void => this.drag(at)
    const end = (at: PointerEvent): void => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('pointercancel', end)
      this.release(at)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', end)
  }

  private distance(event: PointerEvent): number {
    if (this.from === undefined) return 0
    return this.values.vertical ? event.clientY - this.from.y : event.clientX - this.from.x
  }

  private drag(event: PointerEvent): void {
    const distance = this.distance(event)
    if (this.from === undefined || Math.abs(distance) < 6) return
    this.from.moving = true
    this.place(distance, false)
    this.emit('transition', {
      dx: this.values.vertical ? 0 : -distance,
      dy: this.values.vertical ? -distance : 0,
    })
  }

  private release(event: PointerEvent): void {
    const { from } = this
    const distance = this.distance(event)
    this.from = undefined
    if (from === undefined || !from.moving) return
    const size = this.values.vertical ? this.clientHeight : this.clientWidth
    const speed = Math.abs(distance) / Math.max(1, event.timeStamp - from.time)
    const far = Math.abs(distance) > size * SWIPE_PART || speed > FLICK_SPEED
    this.show(this.target(far ? -Math.sign(distance) : 0), true, 'touch')
  }

  private target(step: number): number {
    const count = this.items.length
    const next = this.shown + step
    if (this.values.circular && count > 1) return (next + count) % count
    return Math.min(Math.max(0, next), Math.max(0, count - this.values.displayMultipleItems))
  }
}

defineElement('swiper', Swiper)
