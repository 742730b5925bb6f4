import type { EngineElement } from '../engine/types'
import type { Activatable, Tap } from './element'
import { defineElement, isActivatable, WxElement } from './element'

const defaults = { for: '' }

/** <label>: a tap on it is a tap on its control, the first inside or the one named by `for`. */
class Label extends WxElement<typeof defaults> implements Activatable {
  static override defaults = defaults

  activate(tap: Tap): void {
    const control = this.values.for === '' ? this.firstInside() : this.named()
    if (isActivatable(control)) control.activate(tap)
    else control?.querySelector<HTMLElement>('input, textarea')?.focus()
  }

  private firstInside(): Element | null {
    return this.querySelector('wx-checkbox, wx-radio, wx-switch, wx-button, wx-input, wx-textarea, wx-picker')
  }

  private named(): Element | null {
    const owner = (this as EngineElement).__wxElement?.ownerShadowRoot as
      { getElementById?(id: string): unknown } | null | undefined
    const node = owner?.getElementById?.(this.values.for) as
      { getBackendElement(): unknown } | null | undefined
    return (node?.getBackendElement() as Element | undefined) ?? null
  }
}

defineElement('label', Label)
