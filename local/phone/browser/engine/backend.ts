import * as glassEasel from 'glass-easel'
import { ELEMENTS } from '../../elements'
import { convertUnits } from '../../units'
import { WxElement } from '../elements/element'
import { isAnimation, playAnimation } from './play-animation'

type DomDocument = glassEasel.CurrentWindowBackendContext['document']

/**
 * The engine's view of the DOM. Built-in tags become `wx-*` custom elements and inline styles get their units converted. The engine's own DOM
 * listeners are not used: gestures and element events reach the app through `deliver`.
 */
export class PreviewBackend extends glassEasel.CurrentWindowBackendContext {
  private readonly appended = new Map<string, number>()

  override document = {
    createElement: (tag: string) => createElement(tag),
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  } as unknown as DomDocument

  override appendStyleSheetPath(path: string, styleScope?: number): number {
    const known = this.appended.get(path)
    if (known !== undefined) return known
    const index = super.appendStyleSheetPath(path, styleScope)
    this.appended.set(path, index)
    return index
  }

  override onEvent(): void {}

  override setListenerStats(): void {}

  override setModelBindingStat(
    element: unknown,
    attribute: string,
    listener: ((value: unknown) => void) | null,
  ): void {
    if (!(element instanceof WxElement)) throw new Error(`model:${attribute} needs a built-in element`)
    element.bindModel(attribute, listener)
  }
}

function createElement(tag: string): HTMLElement {
  const element = document.createElement(ELEMENTS[tag] === undefined ? tag : `wx-${tag}`)
  const setAttribute = element.setAttribute.bind(element)
  element.setAttribute = (name: string, value: string) => {
    if (name === 'style') setAttribute(name, convertUnits(value))
    // WeChat's name for what the browser calls `role`; all other `aria-*` have the same name in both.
    else setAttribute(name === 'aria-role' ? 'role' : name, value)
  }
  return element
}

/** Attributes of built-in elements go to the element as values, so that objects, numbers and booleans stay what they are. */
export function installNativeAttributes(): void {
  glassEasel.NativeNode.prototype.updateAttribute = function updateAttribute(name: string, value: unknown) {
    const element = this.getBackendElement() as unknown
    if (name === 'animation' && element instanceof HTMLElement) {
      if (isAnimation(value)) void playAnimation(element, value)
    } else if (element instanceof WxElement && element.takes(name)) {
      element.update(name, value)
      element.reflect(name, value)
    } else this.setAttribute(name, value)
  }
}
