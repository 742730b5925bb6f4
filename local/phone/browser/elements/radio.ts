import { Check, CheckGroup } from './check-group'
import { defineElement } from './element'

/** <radio-group>: the value of the one that is chosen. */
class RadioGroup extends CheckGroup {
  get groupValue(): string {
    return this.checks().find((check) => check.isChecked)?.checkValue ?? ''
  }
}

/** <radio>. */
class Radio extends Check {
  activate(): void {
    if (this.disabled || this.isChecked) return
    const group = this.closest('wx-radio-group')
    if (group instanceof RadioGroup) for (const check of group.checks()) check.setChecked(check === this)
    else this.setChecked(true)
    if (group instanceof RadioGroup) group.tapped()
  }
}

defineElement('radio-group', RadioGroup)
defineElement('radio', Radio)
