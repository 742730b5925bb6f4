import { defineElement } from './element'
import { Field, FIELD_DEFAULTS } from './field'

const defaults = { ...FIELD_DEFAULTS, type: 'text', password: false }
const INPUT_MODES: Record<string, string> = {
  number: 'numeric',
  idcard: 'text',
  digit: 'decimal',
  tel: 'tel',
}

/** <input>: one line of text. */
class Input extends Field<typeof defaults> {
  static override defaults = defaults
  protected readonly control = document.createElement('input')

  protected override syncAll(): void {
    const { type, password } = this.values
    this.control.type = password || type === 'safe-password' ? 'password' : 'text'
    this.control.inputMode = INPUT_MODES[type] ?? 'text'
    this.control.enterKeyHint = this.values.confirmType
    super.syncAll()
  }

  protected override pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) this.confirm()
  }
}

defineElement('input', Input)
