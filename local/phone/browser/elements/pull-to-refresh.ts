type Emit = (type: string, detail: unknown) => void

const RESTING = 45
const RESISTANCE = 0.5

/** The refresher of a scroll-view: pulling down at its top moves a row of dots in. */
export class PullToRefresh {
  private readonly indicator = document.createElement('div')
  private startY: number | undefined
  private height = 0
  private refreshing = false

  constructor(
    private readonly view: HTMLElement,
    private readonly threshold: number,
    private readonly emit: Emit,
  ) {
    this.indicator.className = 'wx-refresher'
    this.indicator.innerHTML = '<i></i><i></i><i></i>'
    view.prepend(this.indicator)
    view.addEventListener('pointerdown', ({ clientY }) => {
      if (view.scrollTop <= 0 && !this.refreshing) this.startY = clientY
    })
    view.addEventListener('pointermove', (event) => this.move(event))
    for (const type of ['pointerup', 'pointercancel']) view.addEventListener(type, () => this.end())
    view.addEventListener(
      'touchmove',
      (event) => this.height > 0 && event.cancelable && event.preventDefault(),
      {
        passive: false,
      },
    )
  }

  /** `refresher-triggered`: the app says that it is, or is no longer, refreshing. */
  setTriggered(triggered: boolean): void {
    if (triggered && !this.refreshing) this.refresh()
    if (triggered || !this.refreshing) return
    this.refreshing = false
    this.indicator.classList.remove('refreshing')
    this.setHeight(0)
    this.emit('refresherrestore', { dy: 0 })
  }

  private move({ clientY, pointerType, buttons }: PointerEvent): void {
    if (this.startY === undefined || (pointerType === 'mouse' && buttons === 0)) return
    const distance = clientY - this.startY
    if (this.view.scrollTop > 0 || distance <= 0) return
    this.setHeight(distance * RESISTANCE)
    this.emit('refresherpulling', { dy: this.height })
  }

  private end(): void {
    if (this.startY === undefined) return
    this.startY = undefined
    if (this.height >= this.threshold) this.refresh()
    else if (this.height > 0) {
      this.setHeight(0)
      this.emit('refresherabort', { dy: 0 })
    }
  }

  private refresh(): void {
    this.refreshing = true
    this.indicator.classList.add('refreshing')
    this.setHeight(RESTING)
    this.emit('refresherrefresh', { dy: RESTING })
  }

  private setHeight(height: number): void {
    this.height = Math.min(height, RESTING * 2)
    this.indicator.style.height = `${this.height}px`
    this.indicator.style.opacity = String(Math.min(1, this.height / this.threshold))
  }
}
