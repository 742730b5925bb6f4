import { parentAcrossShadow } from '../engine/types'
import type { Contact } from './contact'

/** Scrolls with the pressed mouse, as a finger would: the nearest area that can move in the drag's direction. */
export class DragScroll {
  private area: HTMLElement | undefined
  private horizontal = false

  private constructor(
    private readonly target: HTMLElement,
    private x: number,
    private y: number,
  ) {}

  static from(contact: Contact): DragScroll | undefined {
    const isTouch =
      contact.path.length > 0 && navigator.maxTouchPoints > 0 && !matchMedia('(pointer: fine)').matches
    return isTouch ? undefined : new DragScroll(contact.target as HTMLElement, contact.x, contact.y)
  }

  move({ x, y }: Contact): void {
    const deltaX = x - this.x
    const deltaY = y - this.y
    if (this.area === undefined) {
      if (Math.max(Math.abs(deltaX), Math.abs(deltaY)) < 6) return
      this.horizontal = Math.abs(deltaX) > Math.abs(deltaY)
      this.area = this.findArea()
    }
    this.area?.scrollBy(this.horizontal ? -deltaX : 0, this.horizontal ? 0 : -deltaY)
    this.x = x
    this.y = y
  }

  private findArea(): HTMLElement | undefined {
    for (let element: HTMLElement | null = this.target; element; element = parentAcrossShadow(element)) {
      if (!(element instanceof Element)) return undefined
      const { overflowX, overflowY } = getComputedStyle(element)
      const room = this.horizontal
        ? element.scrollWidth - element.clientWidth
        : element.scrollHeight - element.clientHeight
      if (room > 0 && /auto|scroll/.test(this.horizontal ? overflowX : overflowY)) return element
    }
    return undefined
  }
}
