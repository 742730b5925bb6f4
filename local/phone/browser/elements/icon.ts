import { defineElement, WxElement } from './element'

const defaults = { type: '', size: '23', color: '' }

const COLORS: Record<string, string> = {
  warn: '#F76260',
  info: '#10AEFF',
  waiting: '#10AEFF',
  cancel: '#F43530',
  search: '#B2B2B2',
  clear: '#B2B2B2',
}
const CIRCLE = '<circle cx="12" cy="12" r="10" fill="currentColor"/>'
const RING = '<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2"/>'
const line = (path: string, color: string): string =>
  `<path d="${path}" fill="none" stroke="${color}" stroke-width="2" stroke-linecap="round"/>`
const TICK = 'M7 12.5l3.5 3.5L17 9'
const MARK = 'M12 7v6M12 16.5v.5'
const CROSS = 'M8.5 8.5l7 7M15.5 8.5l-7 7'
const DRAWINGS: Record<string, string> = {
  success: CIRCLE + line(TICK, '#fff'),
  success_no_circle: line(TICK, 'currentColor'),
  info: CIRCLE + line('M12 11v6M12 7.5v.5', '#fff'),
  warn: CIRCLE + line(MARK, '#fff'),
  waiting: CIRCLE + line('M12 7v5l3.5 3', '#fff'),
  cancel: RING + line(CROSS, 'currentColor'),
  clear: CIRCLE + line(CROSS, '#fff'),
  download: RING + line('M12 7v9M8.5 13l3.5 3.5 3.5-3.5', 'currentColor'),
  search:
    '<circle cx="10.5" cy="10.5" r="6.5" fill="none" stroke="currentColor" stroke-width="2"/>' +
    line('M15.5 15.5L21 21', 'currentColor'),
}

/** <icon>: WeChat's own nine signs. */
class Icon extends WxElement<typeof defaults> {
  static override defaults = defaults

  protected override mount(): void {
    this.changed()
  }

  protected override changed(): void {
    const { type, size, color } = this.values
    const drawing = DRAWINGS[type]
    if (drawing === undefined && type !== '') throw new Error(`<icon type="${type}"> is not in the preview`)
    const length = /^\d+(\.\d+)?$/.test(size) ? `${size}px` : size
    this.innerHTML = `<svg viewBox="0 0 24 24" style="display:block;width:${length};height:${length};color:${color || (COLORS[type] ?? '#09BB07')}">${drawing ?? ''}</svg>`
  }
}

defineElement('icon', Icon)
