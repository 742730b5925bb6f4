import { Check, CheckGroup } from './check-group'
import { defineElement } from './element'

/** <checkbox-group>: the values of what is checked, in order of the page. */
class CheckboxGroup extends CheckGroup {
  get groupValue(): string[] {
    return this.checks()
      .filter((check) => check.isChecked)
      .map((check) => check.checkValue)
  }
}

/** <checkbox>. */
class Checkbox extends Check {
  activate(): void {
    if (this.disabled) return
    this.setChecked(!this.isChecked)
    const group = this.closest('wx-checkbox-group')
    if (group instanceof CheckboxGroup) group.tapped()
  }
}

defineElement('checkbox-group', CheckboxGroup)
defineElement('checkbox', Checkbox)
