import { defineElement } from './element'
import { Field, FIELD_DEFAULTS } from './field'

const defaults = {
  ...FIELD_DEFAULTS,
  autoHeight: false,
  fixed: false,
  showConfirmBar: true,
  disableDefaultPadding: false,
}

/** <textarea>: several lines; may grow with its text. */
class Textarea extends Field<typeof defaults> {
  static override defaults = defaults
  protected readonly control = Object.assign(document.createElement('textarea'), { rows: 1 })
  private lines = 0

  protected override connected(): void {
    requestAnimationFrame(() => this.fit())
  }

  protected override syncAll(): void {
    super.syncAll()
    this.fit()
  }

  protected override typed(): void {
    super.typed()
    this.fit()
  }

  protected override pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing && this.values.confirmType !== 'return' && event.ctrlKey)
      this.confirm()
  }

  /** Grows with the text, and tells the app when the number of lines changes. */
  private fit(): void {
    if (!this.values.autoHeight || !this.isConnected) return
    this.control.style.height = 'auto'
    const height = this.control.scrollHeight
    this.control.style.height = `${height}px`
    const lineHeight = Number.parseFloat(getComputedStyle(this.control).lineHeight) || 20
    const lines = Math.round(height / lineHeight)
    if (lines === this.lines) return
    this.lines = lines
    this.emit('linechange', { height, lineCount: lines, lineHeight })
  }
}

defineElement('textarea', Textarea)
