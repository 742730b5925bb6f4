import { defineElement, WxElement } from './element'
import type { EngineElement } from '../engine/types'

const defaults = { reportSubmit: false, reportSubmitTimeout: 0 }

/** An element or component whose value a form collects under its name. */
interface NamedField {
  readonly value: unknown
  reset(): void
}

/** <form>: collects the values of named fields inside it. */
export class Form extends WxElement<typeof defaults> {
  static override defaults = defaults

  static of(element: HTMLElement): Form | undefined {
    const form = element.closest('wx-form')
    return form instanceof Form ? form : undefined
  }

  /** Does what a button's form-type says. */
  act(formType: string): void {
    if (formType === 'submit') this.emit('submit', { value: this.collect() })
    else if (formType === 'reset') {
      for (const field of this.fields().values()) field.reset()
      this.emit('reset', {})
    } else throw new Error(`form-type "${formType}" is not in the preview`)
  }

  private collect(): Record<string, unknown> {
    return Object.fromEntries([...this.fields()].map(([name, field]) => [name, field.value]))
  }

  private fields(): Map<string, NamedField> {
    const fields = new Map<string, NamedField>()
    for (const element of this.querySelectorAll<HTMLElement>('*')) {
      const field = element instanceof WxElement ? element.formField : componentField(element)
      if (field) fields.set(field.name, field)
    }
    return fields
  }
}

/** A component with the behavior wx://form-field takes part with its properties `name` and `value`. */
function componentField(element: HTMLElement): (NamedField & { name: string }) | undefined {
  const node = (element as EngineElement).__wxElement as unknown as
    { data?: Record<string, unknown>; setData?(data: object): void } | undefined
  const name = node?.data?.name
  if (typeof name !== 'string' || name === '' || !('value' in (node?.data ?? {}))) return undefined
  return { name, value: node?.data?.value, reset: () => node?.setData?.({ value: null }) }
}

defineElement('form', Form)
