import type * as glassEasel from 'glass-easel'
import type { EngineNode } from '../engine/types'
import { elementOf } from '../engine/types'

/** Whether a node is an element as page authors know it: no shadow root, no `wx:if` block, no slot. */
export function isElement(node: EngineNode): boolean {
  return node.asVirtualNode() === null
}

export function componentOf(node: EngineNode): glassEasel.GeneralComponent | undefined {
  return node.asGeneralComponent() ?? undefined
}

/** Whether a node is a page, which no template contains. */
export function isPage(node: EngineNode): boolean {
  return componentOf(node) !== undefined && node.ownerShadowRoot === null
}

/** The tag in the template; a page's is `page`, as style sheets know it. */
export function tagOf(node: EngineNode): string {
  if (isPage(node)) return 'page'
  const { tagName, is } = node as unknown as { tagName?: string; is: string }
  return tagName ?? is
}

/** What is drawn inside a node, in the order of drawing: shadow trees with the content of their slots. */
export function drawnChildren(node: EngineNode): glassEasel.Node[] {
  return node.getComposedChildren()
}

/** All elements drawn inside a node, outermost first. */
export function* drawnElements(node: EngineNode): Generator<EngineNode> {
  for (const child of drawnChildren(node)) {
    const inner = child.asElement()
    if (inner === null) continue
    if (isElement(inner)) yield inner
    yield* drawnElements(inner)
  }
}

/** The nearest element above in the same template; the page is above its own. */
export function parentInTemplate(node: EngineNode): EngineNode | undefined {
  let parent = node.parentNode
  while (parent !== null && !isElement(parent)) parent = parent.parentNode
  if (parent !== null) return parent
  const host = hostOf(node)
  return host !== undefined && isPage(host) ? host : undefined
}

/** The nearest element above, across templates: from the top of a component's template to the component. */
export function parentAcross(node: EngineNode): EngineNode | undefined {
  return parentInTemplate(node) ?? hostOf(node)
}

/** The component whose template a node is in. */
function hostOf(node: EngineNode): EngineNode | undefined {
  return node.ownerShadowRoot?.getHostNode() as EngineNode | undefined
}

/** The elements beside a node in its template, the node included. */
export function siblings(node: EngineNode): EngineNode[] {
  let top: EngineNode = node
  let parent = node.parentNode
  while (parent !== null) {
    top = parent
    parent = isElement(parent) ? null : parent.parentNode
  }
  return childElements(top)
}

function childElements(node: EngineNode): EngineNode[] {
  return node.childNodes.flatMap((child) => {
    const inner = child.asElement()
    if (inner === null) return []
    return isElement(inner) ? [inner] : childElements(inner)
  })
}

/** The DOM element that draws a node; for a component without a host element, the first that its template draws. */
export function domOf(node: EngineNode): HTMLElement {
  const own = elementOf(node)
  if (own instanceof HTMLElement) return own
  for (const child of drawnElements(node)) {
    const element = elementOf(child)
    if (element instanceof HTMLElement) return element
  }
  throw new Error(`<${tagOf(node)}> draws nothing`)
}
