import { MovableView } from '../elements/movable'
import { WxElement } from '../elements/element'
import type { EngineNode } from '../engine/types'
import { elementOf } from '../engine/types'
import { componentOf } from './tree'

/** An attribute as the template set it, as text; null when there is none. */
export function attributeOf(node: EngineNode, name: string): string | null {
  if (name === 'class') return node.class === '' ? null : node.class
  if (name === 'id') return node.id === '' ? null : node.id
  if (name === 'style') return node.style === '' ? null : node.style
  const value = name.startsWith('data-') ? node.dataset[camelCase(name.slice(5))] : givenValue(node, name)
  return value === undefined || value === null ? null : asText(value)
}

/** The names of the attributes that are set. */
export function attributeNames(node: EngineNode): string[] {
  const own = ['id', 'class', 'style'].filter((name) => attributeOf(node, name) !== null)
  const data = Object.keys(node.dataset).map((name) => `data-${kebabCase(name)}`)
  const drawn = elementOf(node)?.getAttributeNames() ?? []
  return [...new Set([...own, ...data, ...drawn.filter((name) => attributeOf(node, name) !== null)])]
}

/** The names that `property` may read: what the component declares, or what the built-in element understands. */
export function propertyNames(node: EngineNode): string[] {
  const component = componentOf(node)
  if (component !== undefined) return component.getRootBehavior().listProperties()
  const element = elementOf(node)
  return element instanceof WxElement ? Object.keys(element.state) : []
}

/** A property of a component, or the present value of a built-in element's, also when the person changed it. */
export function propertyOf(node: EngineNode, name: string): unknown {
  const component = componentOf(node)
  if (component !== undefined) return (component.data as Record<string, unknown>)[name]
  const element = elementOf(node)
  if (element instanceof MovableView && name === '_translateX') return element.translation.x
  if (element instanceof MovableView && name === '_translateY') return element.translation.y
  return element instanceof WxElement ? element.state[name] : undefined
}

function givenValue(node: EngineNode, name: string): unknown {
  const component = componentOf(node)
  if (component === undefined) return elementOf(node)?.getAttribute(name)
  const property = camelCase(name)
  return propertyNames(node).includes(property) ? propertyOf(node, property) : undefined
}

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
