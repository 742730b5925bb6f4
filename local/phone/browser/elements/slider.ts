import { defineElement, WxElement } from './element'

const defaults = {
  min: 0,
  max: 100,
  step: 1,
  disabled: false,
  value: 0,
  color: '',
  selectedColor: '',
  activeColor: '#1aad19',
  backgroundColor: '#e9e9e9',
  blockSize: 28,
  blockColor: '#ffffff',
  showValue: false,
  name: '',
}

/** <slider>: reports `changing` while dragged and `change` at the end. */
export class Slider extends WxElement<typeof defaults> {
  static override defaults = defaults
  private readonly bar = document.createElement('div')
  private readonly handle = document.createElement('i')
  private readonly label = document.createElement('span')

  protected override mount(): void {
    this.bar.className = 'wx-slider-bar'
    this.bar.dataset.native = ''
    this.bar.append(this.handle)
    this.append(this.bar, this.label)
    this.bar.addEventListener('pointerdown', (event) => this.begin(event))
    this.changed()
  }

  protected override changed(): void {
    const { min, max, value, blockSize, blockColor, showValue } = this.values
    const part = max > min ? (Math.min(Math.max(value, min), max) - min) / (max - min) : 0
    this.bar.style.setProperty('--part', `${part * 100}%`)
    this.bar.style.setProperty('--active', this.values.selectedColor || this.values.activeColor)
    this.bar.style.setProperty('--rest', this.values.color || this.values.backgroundColor)
    this.handle.style.cssText = `width:${blockSize}px;height:${blockSize}px;background:${blockColor}`
    this.label.textContent = showValue ? String(value) : ''
  }

  protected override fieldValue(): { value: number } {
    return { value: this.values.value }
  }

  protected override reset(): void {
    this.change('value', this.values.min)
    this.changed()
  }

  /** Goes to a value as if it had been dragged there. */
  slideTo(value: number): void {
    const { min, max, step } = this.values
    const nearest = min + Math.round((value - min) / step) * step
    this.change('value', Math.min(max, Math.max(min, nearest)))
    this.changed()
    this.emit('change', { value: this.values.value })
  }

  private begin(event: PointerEvent): void {
    if (this.values.disabled) return
    this.bar.setPointerCapture(event.pointerId)
    const move = (at: PointerEvent): void => this.drag(at)
    const end = (): void => {
      this.bar.removeEventListener('pointermove', move)
      this.emit('change', { value: this.values.value })
    }
    this.bar.addEventListener('pointermove', move)
    this.bar.addEventListener('lostpointercapture', end, { once: true })
    this.drag(event)
  }

  private drag({ clientX }: PointerEvent): void {
    const { min, max, step } = this.values
    const { left, width } = this.bar.getBoundingClientRect()
    const part = Math.min(1, Math.max(0, (clientX - left) / width))
    const value = Math.min(max, min + Math.round((part * (max - min)) / step) * step)
    if (value === this.values.value) return
    this.change('value', value)
    this.changed()
    this.emit('changing', { value })
  }
}

defineElement('slider', Slider)
