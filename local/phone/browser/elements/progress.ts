import { defineElement, WxElement } from './element'

const defaults = {
  percent: 0,
  showInfo: false,
  borderRadius: '0',
  fontSize: '16',
  strokeWidth: '6',
  color: '#09BB07',
  activeColor: '',
  backgroundColor: '#EBEBEB',
  active: false,
  activeMode: 'backwards',
  duration: 30,
}

/** <progress>. */
class Progress extends WxElement<typeof defaults> {
  static override defaults = defaults
  private readonly bar = document.createElement('div')
  private readonly fill = document.createElement('div')
  private readonly info = document.createElement('span')

  protected override mount(): void {
    this.bar.className = 'wx-progress-bar'
    this.info.className = 'wx-progress-info'
    this.bar.append(this.fill)
    this.append(this.bar, this.info)
    this.changed()
  }

  protected override changed(): void {
    const {
      percent,
      showInfo,
      strokeWidth,
      borderRadius,
      color,
      activeColor,
      backgroundColor,
      active,
      duration,
    } = this.values
    const shown = Math.min(100, Math.max(0, percent))
    Object.assign(this.bar.style, {
      height: pixels(strokeWidth),
      background: backgroundColor,
      borderRadius: pixels(borderRadius),
    })
    Object.assign(this.fill.style, {
      width: `${shown}%`,
      background: activeColor || color,
      transition: active ? `width ${shown * duration}ms linear` : '',
    })
    this.info.textContent = showInfo ? `${shown}%` : ''
    this.info.style.fontSize = pixels(this.values.fontSize)
  }
}

function pixels(value: string): string {
  return /^\d+(\.\d+)?$/.test(value) ? `${value}px` : value
}

defineElement('progress', Progress)
