import type { EngineNode } from '../engine/types'
import { attributeNames, attributeOf } from './attributes'
import { drawnChildren, isElement, tagOf } from './tree'

/**
 * The elements inside `root` that an XPath names; `/page` is the root itself, components are seen with what they draw.
 * @throws Error for a path that cannot be read
 */
export function selectByXpath(root: EngineNode, path: string): EngineNode[] {
  const copy = document.implementation.createDocument(null, 'page')
  const originals = new Map<Node, EngineNode>([[copy.documentElement, root]])
  copyChildren(root, copy.documentElement, originals)
  const found = copy.evaluate(path, copy, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE)
  const nodes = Array.from({ length: found.snapshotLength }, (_, index) => found.snapshotItem(index))
  return nodes.flatMap((node) => (node === null ? [] : (originals.get(node) ?? [])))
}

function copyChildren(from: EngineNode, to: Element, originals: Map<Node, EngineNode>): void {
  for (const child of drawnChildren(from)) {
    const element = child.asElement()
    if (element === null) to.append(child.asTextNode()?.textContent ?? '')
    else if (isElement(element)) copyElement(element, to, originals)
    else copyChildren(element, to, originals)
  }
}

function copyElement(element: EngineNode, to: Element, originals: Map<Node, EngineNode>): void {
  const copy = to.ownerDocument.createElementNS(null, tagOf(element))
  for (const name of attributeNames(element)) copy.setAttribute(name, attributeOf(element, name) ?? '')
  originals.set(copy, element)
  to.append(copy)
  copyChildren(element, copy, originals)
}
