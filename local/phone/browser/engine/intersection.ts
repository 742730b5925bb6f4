import { findNodes, relativeRect } from './selector-query'
import type { QueryHost } from './selector-query'
import type { Instance } from './types'
import { elementOf } from './types'

export interface IntersectionOptions {
  thresholds?: number[]
  initialRatio?: number
  observeAll?: boolean
}

interface Margins {
  left?: number
  top?: number
  right?: number
  bottom?: number
}

/** wx.createIntersectionObserver, on the browser's own. */
export class WxIntersectionObserver {
  private readonly observers: IntersectionObserver[] = []
  private reference: string | undefined
  private margins: Margins = {}

  constructor(
    private readonly host: QueryHost,
    private readonly component: Instance,
    private readonly options: IntersectionOptions = {},
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.reference = selector
    this.margins = margins
    return this
  }

  relativeToViewport(margins: Margins = {}): this {
    return Object.assign(this, { reference: undefined, margins })
  }

  observe(selector: string, listener: (result: object) => void): void {
    const { observeAll = false, thresholds = [0], initialRatio = 0 } = this.options
    const { viewport, scroller } = this.host.page()
    const found = findNodes(this.component, selector)
    const reference = this.reference === undefined ? undefined : findNodes(this.component, this.reference)[0]
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.margins
    for (const node of observeAll ? found : found.slice(0, 1)) {
      const element = elementOf(node)
      if (element === undefined) continue
      let last = initialRatio
      const observer = new IntersectionObserver(
        (entries) => {
          for (const entry of entries) {
            const ratio = entry.intersectionRatio
            if (!crosses(last, ratio, thresholds)) continue
            last = ratio
            const move = (box: DOMRectReadOnly | null) => relativeBox(box, viewport)
            listener({
              id: node.id,
              dataset: { ...(node.dataset as object) },
              intersectionRatio: ratio,
              intersectionRect: move(entry.intersectionRect),
              boundingClientRect: relativeRect(element, viewport),
              relativeRect: move(entry.rootBounds),
              time: Date.now(),
            })
          }
        },
        {
          root: (reference && elementOf(reference)) ?? scroller,
          rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
          threshold: thresholds,
        },
      )
      observer.observe(element)
      this.observers.push(observer)
    }
  }

  disconnect(): void {
    for (const observer of this.observers.splice(0)) observer.disconnect()
  }
}

/** WeChat reports only when the ratio passes a threshold, counted from the initial ratio. */
function crosses(before: number, after: number, thresholds: number[]): boolean {
  if (before === after) return false
  return thresholds.some(
    (threshold) => (before <= threshold && after >= threshold) || (before >= threshold && after <= threshold),
  )
}

function relativeBox(box: DOMRectReadOnly | null, viewport: HTMLElement) {
  const origin = viewport.getBoundingClientRect()
  const { width = 0, height = 0, left = 0, top = 0 } = box ?? {}
  return {
    width,
    height,
    left: left - origin.left,
    top: top - origin.top,
    right: left - origin.left + width,
    bottom: top - origin.top + height,
  }
}
