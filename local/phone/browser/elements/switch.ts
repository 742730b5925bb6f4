import type { Activatable } from './element'
import { defineElement, WxElement } from './element'

const defaults = { checked: false, disabled: false, type: 'switch', color: '#04BE02', name: '' }

/** <switch>. */
class Switch extends WxElement<typeof defaults> implements Activatable {
  static override defaults = defaults
  private readonly track = document.createElement('span')

  activate(): void {
    if (this.values.disabled) return
    this.change('checked', !this.values.checked)
    this.changed()
    this.emit('change', { value: this.values.checked })
  }

  protected override mount(): void {
    this.track.className = 'wx-switch-track'
    this.append(this.track)
    this.setAttribute('role', 'switch')
    this.changed()
  }

  protected override changed(): void {
    const { checked, disabled, color } = this.values
    this.track.classList.toggle('on', checked)
    this.track.classList.toggle('disabled', disabled)
    this.track.style.setProperty('--on', color)
    this.setAttribute('aria-checked', String(checked))
  }

  protected override fieldValue(): { value: boolean } {
    return { value: this.values.checked }
  }

  protected override reset(): void {
    this.change('checked', false)
    this.changed()
  }
}

defineElement('switch', Switch)
