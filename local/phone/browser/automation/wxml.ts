import type { Node } from 'glass-easel'
import type { EngineNode } from '../engine/types'
import { attributeNames, attributeOf } from './attributes'
import { drawnChildren, isElement, tagOf } from './tree'

/** What is drawn inside a node, as WXML: components together with what their templates draw. */
export function innerWxml(node: EngineNode): string {
  return drawnChildren(node).map(wxmlOf).join('')
}

export function outerWxml(node: EngineNode): string {
  const tag = tagOf(node)
  const attributes = attributeNames(node).map((name) => ` ${name}="${escape(attributeOf(node, name) ?? '')}"`)
  return `<${tag}${attributes.join('')}>${innerWxml(node)}</${tag}>`
}

function wxmlOf(node: Node): string {
  const element = node.asElement()
  if (element === null) return escape(node.asTextNode()?.textContent ?? '')
  return isElement(element) ? outerWxml(element) : innerWxml(element)
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}
