import * as glassEasel from 'glass-easel'
import type { EngineNode } from '../engine/types'
import type { PageView } from '../router/page'
import type { Router } from '../router/router'

/** Numbers for pages and ids for elements, the same for as long as they live, and never given again, also not by the app's next start. */
export class Registry {
  private readonly pageIds = new WeakMap<PageView, number>()
  private readonly elementIds = new WeakMap<EngineNode, string>()
  private readonly elements = new Map<string, WeakRef<EngineNode>>()
  private readonly gone = new FinalizationRegistry<string>((id) => this.elements.delete(id))
  /** The client keeps what it knows by these numbers for as long as it is connected, which may be longer than this window is open. */
  private last = Date.now() * 1000

  constructor(private readonly router: Router) {}

  idOfPage(page: PageView): number {
    const id = this.pageIds.get(page) ?? (this.last += 1)
    this.pageIds.set(page, id)
    return id
  }

  /** @throws Error when the page is no longer on the stack */
  page(id: unknown): PageView {
    const page = this.router.stack.find((candidate) => this.pageIds.get(candidate) === id)
    if (page === undefined) throw new Error(`page ${String(id)} is not on the page stack any more`)
    return page
  }

  idOfElement(node: EngineNode): string {
    const known = this.elementIds.get(node)
    if (known !== undefined) return known
    const id = `element-${(this.last += 1)}`
    this.elementIds.set(node, id)
    this.elements.set(id, new WeakRef(node))
    this.gone.register(node, id)
    return id
  }

  /** @throws Error when the element is not in the document any more */
  element(id: unknown): EngineNode {
    const node = this.elements.get(String(id))?.deref()
    if (node === undefined || !glassEasel.Element.isAttached(node))
      throw new Error(`element ${String(id)} is not in the page any more`)
    return node
  }
}
