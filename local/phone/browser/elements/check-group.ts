import { WxElement } from './element'
import type { Activatable } from './element'

const GROUP_DEFAULTS = { name: '' }
const CHECK_DEFAULTS = { value: '', disabled: false, checked: false, color: '' }

/** A check mark or radio button; its look is the style sheet's. */
export abstract class Check extends WxElement<typeof CHECK_DEFAULTS> implements Activatable {
  static override defaults = CHECK_DEFAULTS
  private readonly mark = document.createElement('span')

  get isChecked(): boolean {
    return this.values.checked
  }

  get checkValue(): string {
    return this.values.value
  }

  setChecked(checked: boolean): void {
    this.change('checked', checked)
    this.changed()
  }

  abstract activate(): void

  protected get disabled(): boolean {
    return this.values.disabled
  }

  protected override mount(): void {
    this.mark.className = 'wx-mark'
    this.prepend(this.mark)
    this.setAttribute('role', this.localName.slice(3))
    this.changed()
  }

  protected override changed(): void {
    const { checked, disabled, color } = this.values
    this.mark.classList.toggle('checked', checked)
    this.mark.classList.toggle('disabled', disabled)
    this.mark.style.color = color
    this.setAttribute('aria-checked', String(checked))
  }
}

/** The group around checks: its value changes when one of them is tapped. */
export abstract class CheckGroup extends WxElement<typeof GROUP_DEFAULTS> {
  static override defaults = GROUP_DEFAULTS
  private initial: boolean[] | undefined

  abstract get groupValue(): unknown

  checks(): Check[] {
    return [...this.querySelectorAll<HTMLElement>('*')].filter((element) => element instanceof Check)
  }

  /** Called by a check that was tapped. */
  tapped(): void {
    this.emit('change', { value: this.groupValue })
  }

  protected override connected(): void {
    queueMicrotask(() => (this.initial ??= this.checks().map((check) => check.isChecked)))
  }

  protected override fieldValue(): { value: unknown } {
    return { value: this.groupValue }
  }

  protected override reset(): void {
    this.checks().forEach((check, index) => check.setChecked(this.initial?.[index] ?? false))
  }
}
