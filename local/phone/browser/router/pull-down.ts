import type { WindowConfig } from '../../compile/config'

const TRIGGER_DISTANCE = 50
const RESTING_HEIGHT = 52
const RESISTANCE = 0.5

/** The pull-down gesture of a page: three dots above the content, a refresh once pulled far enough. */
export class PullDown {
  readonly indicator = document.createElement('div')
  private startY: number | undefined
  private pulled = 0
  private refreshing = false

  constructor(
    private readonly scroller: HTMLElement,
    config: WindowConfig,
    private readonly refresh: () => void,
  ) {
    this.indicator.className = `pull-down ${config.backgroundTextStyle === 'light' ? 'light' : ''}`
    this.indicator.innerHTML = '<i></i><i></i><i></i>'
    if (!config.enablePullDownRefresh) return
    scroller.addEventListener('pointerdown', (event) => this.begin(event))
    scroller.addEventListener('pointermove', (event) => this.move(event))
    scroller.addEventListener('pointerup', () => this.end())
    scroller.addEventListener('pointercancel', () => this.end())
    scroller.addEventListener(
      'touchmove',
      (event) => this.pulled > 0 && event.cancelable && event.preventDefault(),
      {
        passive: false,
      },
    )
  }

  /** Shows the indicator and refreshes, as wx.startPullDownRefresh does. */
  start(): void {
    if (this.refreshing) return
    this.refreshing = true
    this.indicator.classList.add('refreshing')
    this.offset(RESTING_HEIGHT, true)
    this.refresh()
  }

  /** Hides the indicator: wx.stopPullDownRefresh. */
  stop(): void {
    this.refreshing = false
    this.indicator.classList.remove('refreshing')
    this.offset(0, true)
  }

  private begin(event: PointerEvent): void {
    if (event.isPrimary && this.scroller.scrollTop <= 0 && !this.refreshing) this.startY = event.clientY
  }

  private move(event: PointerEvent): void {
    if (
      this.startY === undefined ||
      !event.isPrimary ||
      (event.pointerType === 'mouse' && event.buttons === 0)
    )
      return
    const distance = event.clientY - this.startY
    if (this.scroller.scrollTop > 0 || distance < 0) return
    this.pulled = Math.min(distance * RESISTANCE, RESTING_HEIGHT * 2)
    this.offset(this.pulled, false)
  }

  private end(): void {
    const { pulled } = this
    this.startY = undefined
    this.pulled = 0
    if (pulled >= TRIGGER_DISTANCE) this.start()
    else if (pulled > 0) this.offset(0, true)
  }

  private offset(height: number, smooth: boolean): void {
    this.scroller.style.transition = smooth ? 'top .2s' : ''
    this.scroller.style.top = `${height}px`
    this.indicator.style.opacity = String(Math.min(height / TRIGGER_DISTANCE, 1))
  }
}
