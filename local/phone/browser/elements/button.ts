import { HOVER_DEFAULTS } from '../gestures/hover'
import { runOpenType } from '../open-types'
import type { Activatable } from './element'
import { defineElement, WxElement } from './element'
import { Form } from './form'

const defaults = {
  ...HOVER_DEFAULTS,
  hoverClass: 'button-hover',
  hoverStartTime: 20,
  size: 'default',
  type: 'default',
  plain: false,
  disabled: false,
  loading: false,
  formType: '',
  openType: '',
  lang: 'en',
  sessionFrom: '',
}

/** <button>: submits or resets its form, and asks WeChat for what `open-type` says. */
class Button extends WxElement<typeof defaults> implements Activatable {
  static override defaults = defaults

  activate(): void {
    const { disabled, formType, openType } = this.values
    if (disabled) return
    if (formType !== '') Form.of(this)?.act(formType)
    if (openType !== '') runOpenType(openType, (type, detail) => this.emit(type, detail))
  }
}

defineElement('button', Button)
