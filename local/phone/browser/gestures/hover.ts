import { WxElement } from '../elements/element'
import { parentAcrossShadow } from '../engine/types'
import { scopedClasses } from '../engine/scoped-classes'

const START_MS = 50
const STAY_MS = 70

/** What an element with `hover-class` declares. */
export interface HoverValues {
  hoverClass: string
  hoverStopPropagation: boolean
  hoverStartTime: number
  hoverStayTime: number
}

export const HOVER_DEFAULTS: HoverValues = {
  hoverClass: 'none',
  hoverStopPropagation: false,
  hoverStartTime: START_MS,
  hoverStayTime: STAY_MS,
}

/** Puts `hover-class` on the pressed element and its ancestors, after a moment and until a moment after the finger is gone. */
export class Hover {
  private active: {
    element: HTMLElement
    classes: string[]
    stay: number
    timer: ReturnType<typeof setTimeout>
  }[] = []

  begin(target: HTMLElement): void {
    this.end()
    for (let element: HTMLElement | null = target; element; element = parentAcrossShadow(element)) {
      if (!(element instanceof WxElement)) continue
      const hover = element.hoverValues
      if (hover === undefined || hover.hoverClass === 'none' || hover.hoverClass === '') continue
      this.add(element, hover)
      if (hover.hoverStopPropagation) return
    }
  }

  end(): void {
    for (const { element, classes, stay, timer } of this.active) {
      clearTimeout(timer)
      setTimeout(() => element.classList.remove(...classes), stay)
    }
    this.active = []
  }

  private add(element: HTMLElement, hover: HoverValues): void {
    const classes = scopedClasses(element, hover.hoverClass)
    const timer = setTimeout(() => element.classList.add(...classes), hover.hoverStartTime)
    this.active.push({ element, classes, stay: hover.hoverStayTime, timer })
  }
}
