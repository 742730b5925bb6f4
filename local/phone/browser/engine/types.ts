import type * as glassEasel from 'glass-easel'

/** A node of the component engine. */
export type EngineNode = glassEasel.Element

/** A DOM element that the engine made, with its node. */
export interface EngineElement extends HTMLElement {
  __wxElement?: EngineNode
}

/** `this` of a page or component, as the app sees it. */
export interface Instance {
  _$: glassEasel.GeneralComponent
  data: Record<string, unknown>
  setData(data: Record<string, unknown>, callback?: () => void): void
  [member: string]: unknown
}

/** The nearest engine node of a DOM node, going up. */
export function nodeOf(target: EventTarget | null): EngineNode | undefined {
  for (let element = target as EngineElement | null; element; element = parentAcrossShadow(element)) {
    if (element.__wxElement) return element.__wxElement
  }
  return undefined
}

/** The DOM element of an engine node; undefined for virtual nodes. */
export function elementOf(node: EngineNode): HTMLElement | undefined {
  return (node.getBackendElement() as unknown as HTMLElement | null) ?? undefined
}

export function parentAcrossShadow(node: Node): HTMLElement | null {
  const parent = node.parentNode
  return (parent instanceof ShadowRoot ? parent.host : parent) as HTMLElement | null
}

/** The method caller behind an engine component: `this` in the app's code. */
export function instanceOf(component: glassEasel.GeneralComponent): Instance {
  return component.getMethodCaller() as unknown as Instance
}
