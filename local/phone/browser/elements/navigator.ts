import { HOVER_DEFAULTS } from '../gestures/hover'
import type { Activatable } from './element'
import { defineElement, WxElement } from './element'

const defaults = {
  ...HOVER_DEFAULTS,
  hoverClass: 'navigator-hover',
  url: '',
  openType: 'navigate',
  delta: 1,
  target: 'self',
}
const METHODS: Record<string, string> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

/** <navigator>: goes to a page when tapped. */
class Navigator extends WxElement<typeof defaults> implements Activatable {
  static override defaults = defaults

  activate(): void {
    const { url, delta, openType } = this.values
    const method = METHODS[openType]
    if (method === undefined) throw new Error(`<navigator open-type="${openType}"> is not in the preview`)
    const { wx } = globalThis as unknown as { wx: Record<string, (options: object) => unknown> }
    wx[method]?.({
      url,
      delta,
      success: () => this.emit('success'),
      fail: (error: object) => {
        console.error(error)
        this.emit('fail', error)
      },
      complete: () => this.emit('complete'),
    })
  }
}

defineElement('navigator', Navigator)
