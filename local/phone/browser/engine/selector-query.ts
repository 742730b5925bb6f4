import type { EngineNode, Instance } from './types'
import { elementOf } from './types'
import type { GeneralComponent } from 'glass-easel'
import { WxElement } from '../elements/element'

export interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  node?: boolean
  context?: boolean
  properties?: string[]
  computedStyle?: string[]
}

type Result = Record<string, unknown>
type Callback = (result: Result | Result[] | null) => void

/** Where queries measure from: the page in view. */
export interface QueryHost {
  page(): { viewport: HTMLElement; scroller: HTMLElement; instance: Instance }
}

interface Step {
  root: Instance | undefined
  selector: string | undefined
  all: boolean
  fields: Fields
  callback: Callback | undefined
}

/** wx.createSelectorQuery: measures elements after the next frame; coordinates are relative to the page's area. */
export class SelectorQuery {
  private steps: Step[] = []

  constructor(
    private readonly host: QueryHost,
    private root?: Instance,
  ) {}

  in(component: Instance): this {
    this.root = component
    return this
  }

  select(selector: string): NodesRef {
    return new NodesRef(this, { root: this.root, selector, all: false })
  }

  selectAll(selector: string): NodesRef {
    return new NodesRef(this, { root: this.root, selector, all: true })
  }

  selectViewport(): NodesRef {
    return new NodesRef(this, { root: undefined, selector: undefined, all: false })
  }

  add(step: Step): this {
    this.steps.push(step)
    return this
  }

  exec(callback?: (results: unknown[]) => void): this {
    const { steps } = this
    requestAnimationFrame(() => {
      const results = steps.map((step) => this.measure(step))
      steps.forEach((step, index) => step.callback?.(results[index] ?? null))
      callback?.(results)
    })
    return this
  }

  private measure({ root, selector, all, fields }: Step): Result | Result[] | null {
    const page = this.host.page()
    if (selector === undefined) return measureViewport(page, fields)
    const nodes = findNodes(root ?? page.instance, selector)
    const results = (all ? nodes : nodes.slice(0, 1)).map((node) => measureNode(node, fields, page.viewport))
    return all ? results : (results[0] ?? null)
  }
}

/** What was selected; a method says what to measure. */
class NodesRef {
  constructor(
    private readonly query: SelectorQuery,
    private readonly target: Pick<Step, 'root' | 'selector' | 'all'>,
  ) {}

  fields(fields: Fields, callback?: Callback): SelectorQuery {
    return this.query.add({ ...this.target, fields, callback })
  }

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, callback)
  }

  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback)
  }

  context(callback?: Callback): SelectorQuery {
    return this.fields({ context: true }, callback)
  }

  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback)
  }
}

/** The nodes inside a page or component that match a selector, in document order. */
export function findNodes(instance: Instance, selector: string): EngineNode[] {
  return (instance._$.getShadowRoot()?.querySelectorAll(selector) ?? []) as unknown as EngineNode[]
}

function measureViewport(page: { viewport: HTMLElement; scroller: HTMLElement }, fields: Fields): Result {
  const { clientWidth: width, clientHeight: height } = page.viewport
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && scrollOffset(page.scroller)),
  }
}

function measureNode(node: EngineNode, fields: Fields, viewport: HTMLElement): Result {
  const element = elementOf(node)
  return {
    ...(fields.id && { id: node.id }),
    ...(fields.dataset && { dataset: { ...(node.dataset as object) } }),
    ...(fields.mark && { mark: node.collectMarks() }),
    ...(element && (fields.rect || fields.size) && pick(relativeRect(element, viewport), fields)),
    ...(element && fields.scrollOffset && scrollOffset(scrollAreaOf(element))),
    ...(fields.properties && readProperties(node, element, fields.properties)),
    ...(element && fields.computedStyle && computedStyle(element, fields.computedStyle)),
    ...((fields.node || fields.context) && nodeObjects(element, fields)),
  }
}

function nodeObjects(element: HTMLElement | undefined, fields: Fields): Result {
  const provided = element as { wxNode?: unknown; wxContext?: unknown } | undefined
  return {
    ...(fields.node && { node: provided?.wxNode }),
    ...(fields.context && { context: provided?.wxContext }),
  }
}

/** An element's box relative to the page's area. */
export function relativeRect(element: Element, viewport: HTMLElement) {
  const box = boxOf(element)
  const origin = viewport.getBoundingClientRect()
  const { width, height } = box
  const left = box.left - origin.left
  const top = box.top - origin.top
  return { left, top, right: left + width, bottom: top + height, width, height }
}

/** A component's host may be `display: contents`; then its first box counts. */
function boxOf(element: Element): DOMRect {
  const box = element.getBoundingClientRect()
  const child = element.firstElementChild
  return box.width === 0 && box.height === 0 && child && getComputedStyle(element).display === 'contents'
    ? boxOf(child)
    : box
}

function pick(rect: ReturnType<typeof relativeRect>, { rect: wantsRect, size }: Fields): Result {
  const { left, top, right, bottom, width, height } = rect
  return { ...(wantsRect && { left, top, right, bottom }), ...(size && { width, height }) }
}

function scrollAreaOf(element: HTMLElement): HTMLElement {
  return (element as { scrollArea?: HTMLElement }).scrollArea ?? element
}

function scrollOffset({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: HTMLElement): Result {
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}

function readProperties(node: EngineNode, element: HTMLElement | undefined, names: string[]): Result {
  const data = (node as unknown as Partial<GeneralComponent>).data as Result | undefined
  const values = data ?? (element instanceof WxElement ? element.state : {})
  return Object.fromEntries(names.map((name) => [name, values[name]]))
}

function computedStyle(element: HTMLElement, names: string[]): Result {
  const style = getComputedStyle(element) as unknown as Record<string, string>
  return Object.fromEntries(names.map((name) => [name, style[name]]))
}
