import { scopedClasses } from '../engine/scoped-classes'
import { WxElement } from './element'

/** What <input> and <textarea> have in common. */
export const FIELD_DEFAULTS = {
  value: '',
  name: '',
  placeholder: '',
  placeholderStyle: '',
  placeholderClass: '',
  disabled: false,
  maxlength: 140,
  focus: false,
  autoFocus: false,
  cursor: -1,
  selectionStart: -1,
  selectionEnd: -1,
  confirmType: 'done',
  confirmHold: false,
  cursorSpacing: 0,
  adjustPosition: true,
  holdKeyboard: false,
}

/** A text field: a native control with WeChat's events and a placeholder that style sheets reach. */
export abstract class Field<V extends typeof FIELD_DEFAULTS> extends WxElement<V> {
  protected abstract readonly control: HTMLInputElement | HTMLTextAreaElement
  private readonly hint = document.createElement('div')

  private get text(): string {
    return this.control.value
  }

  protected override fieldValue(): { value: string } {
    return { value: this.text }
  }

  protected override reset(): void {
    this.change('value', '')
    this.syncAll()
  }

  protected override mount(): void {
    this.hint.className = 'wx-placeholder'
    this.append(this.hint, this.control)
    this.control.addEventListener('input', () => this.typed())
    this.control.addEventListener('focus', () => this.emit('focus', { value: this.text, height: 0 }))
    this.control.addEventListener('blur', () =>
      this.emit('blur', { value: this.text, cursor: this.cursor() }),
    )
    this.control.addEventListener('keydown', (event) => this.pressed(event as KeyboardEvent))
    this.syncAll()
    if (this.values.autoFocus || this.values.focus) queueMicrotask(() => this.control.focus())
  }

  protected override changed(name: string): void {
    if (name === 'focus') {
      if (this.values.focus) this.control.focus()
      else this.control.blur()
    } else this.syncAll()
  }

  /** Brings the native control in line with the values. */
  protected syncAll(): void {
    const { value, disabled, maxlength, placeholder, selectionStart, selectionEnd } = this.values
    if (this.control.value !== value) this.control.value = value
    this.control.disabled = disabled
    this.control.placeholder = placeholder
    if (maxlength >= 0) this.control.maxLength = maxlength
    else this.control.removeAttribute('maxlength')
    if (selectionStart >= 0 && selectionEnd >= 0) this.control.setSelectionRange(selectionStart, selectionEnd)
    this.hint.textContent = placeholder
    this.hint.setAttribute('style', this.values.placeholderStyle)
    this.hint.className = ['wx-placeholder', ...scopedClasses(this, this.values.placeholderClass)].join(' ')
    this.showHint()
  }

  protected confirm(): void {
    this.emit('confirm', { value: this.text })
    if (!this.values.confirmHold) this.control.blur()
  }

  protected typed(): void {
    const value = this.text
    this.change('value', value)
    this.showHint()
    this.emit('input', { value, cursor: this.cursor(), keyCode: 0 })
  }

  protected abstract pressed(event: KeyboardEvent): void

  private showHint(): void {
    this.hint.hidden = this.control.value !== ''
  }

  private cursor(): number {
    return this.control.selectionStart ?? this.text.length
  }
}
