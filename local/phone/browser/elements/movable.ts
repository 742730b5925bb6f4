import { defineElement, WxElement } from './element'

const AREA_DEFAULTS = { scaleArea: false }
const VIEW_DEFAULTS = {
  direction: 'none',
  inertia: false,
  outOfBounds: false,
  x: 0,
  y: 0,
  damping: 20,
  friction: 2,
  disabled: false,
  animation: true,
}

/** <movable-area>. */
class MovableArea extends WxElement<typeof AREA_DEFAULTS> {
  static override defaults = AREA_DEFAULTS
}

/** <movable-view>: follows the finger inside its area; scaling is not here. */
export class MovableView extends WxElement<typeof VIEW_DEFAULTS> {
  static override defaults = VIEW_DEFAULTS
  private position = { x: 0, y: 0 }

  /** Where it is now, from the corner of its area. */
  get translation(): Readonly<{ x: number; y: number }> {
    return this.position
  }

  /** Goes to a place as if it had been dragged there. */
  dragTo(x: number, y: number): void {
    this.moveTo(x, y, 'touch', false)
  }

  protected override mount(): void {
    this.addEventListener('pointerdown', (event) => this.begin(event))
    this.changed()
  }

  protected override changed(): void {
    this.moveTo(this.values.x, this.values.y, '', this.values.animation)
  }

  private begin(event: PointerEvent): void {
    if (this.values.disabled || this.values.direction === 'none') return
    const { direction } = this.values
    const from = { ...this.position, clientX: event.clientX, clientY: event.clientY }
    this.setPointerCapture(event.pointerId)
    const move = (at: PointerEvent): void => {
      const x = direction === 'vertical' ? from.x : from.x + at.clientX - from.clientX
      const y = direction === 'horizontal' ? from.y : from.y + at.clientY - from.clientY
      this.moveTo(x, y, 'touch', false)
    }
    this.addEventListener('pointermove', move)
    this.addEventListener('lostpointercapture', () => this.removeEventListener('pointermove', move), {
      once: true,
    })
  }

  private moveTo(x: number, y: number, source: string, smooth: boolean): void {
    const area = this.closest('wx-movable-area')
    const roomX = Math.max(0, (area?.clientWidth ?? 0) - this.offsetWidth)
    const roomY = Math.max(0, (area?.clientHeight ?? 0) - this.offsetHeight)
    const isFree = this.values.outOfBounds || area === null
    const next = { x: isFree ? x : clamp(x, roomX), y: isFree ? y : clamp(y, roomY) }
    const moved = next.x !== this.position.x || next.y !== this.position.y
    this.position = next
    this.style.transition = smooth ? 'transform .2s' : ''
    this.style.transform = `translate(${next.x}px, ${next.y}px)`
    if (moved) this.emit('change', { ...next, source })
  }
}

function clamp(value: number, room: number): number {
  return Math.min(Math.max(0, value), room)
}

defineElement('movable-area', MovableArea)
defineElement('movable-view', MovableView)
