import type { EngineNode } from '../engine/types'
import { tap } from './touch'
import { domOf, tagOf } from './tree'

type ElementFunction = (element: HTMLElement, ...args: unknown[]) => unknown

/** What the client calls on built-in elements, as `<tag>.<function>`. */
const FUNCTIONS: Readonly<Record<string, ElementFunction>> = {
  'input.input': (element, text) => type(element, String(text)),
  'textarea.input': (element, text) => type(element, String(text)),
  'switch.tap': (element) => tap(element),
}

/** @throws Error for a function that this element does not have */
export function callElementFunction(node: EngineNode, name: string, args: unknown[]): unknown {
  const run = FUNCTIONS[name]
  if (run === undefined) throw new Error(`Element.callFunction: "${name}" is not supported by the preview`)
  if (!name.startsWith(`${tagOf(node)}.`)) throw new Error(`<${tagOf(node)}> has no function "${name}"`)
  return run(domOf(node), ...args)
}

/** A method of the context of a <video>. */
export function callContextMethod(node: EngineNode, method: string, args: unknown[]): unknown {
  throw new Error(
    `Element.callContextMethod: "${method}" of <${tagOf(node)}> is not supported by the preview ${args.length}`,
  )
}

/** Types a text into a field, replacing what is there, as the keyboard does. */
function type(element: HTMLElement, text: string): void {
  const control = element.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
  if (control === null) throw new Error('the field has no native control')
  control.focus()
  control.value = control.maxLength >= 0 ? text.slice(0, control.maxLength) : text
  control.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }))
}
