import { convertUnits } from '../../units'
import { readPhoneAddress } from '../phone-address'
import { defineElement, WxElement } from './element'

const META_DEFAULTS = {
  backgroundTextStyle: '',
  backgroundColor: '',
  rootBackgroundColor: '',
  rootFontSize: '',
  pageStyle: '',
  scrollTop: '',
  scrollDuration: 300,
  pageFontSize: '',
  pageOrientation: '',
}
const BAR_DEFAULTS = {
  title: '',
  loading: false,
  frontColor: '',
  backgroundColor: '',
  colorAnimationDuration: 0,
}

/** <page-meta>: styles of the page it is in. */
class PageMeta extends WxElement<typeof META_DEFAULTS> {
  static override defaults = META_DEFAULTS

  protected override mount(): void {
    this.changed()
  }

  protected override changed(): void {
    const page = this.closest<HTMLElement>('wx-page')
    if (page === null) return
    const { pageStyle, rootFontSize, backgroundColor, pageFontSize } = this.values
    const fontSize = pageFontSize === '' ? '' : `font-size:${sizeOf(pageFontSize)};`
    page.setAttribute('style', convertUnits(`${pageStyle};${fontSize}`))
    // What `rem` is measured in. Pages share the browser's document: the page opened last decides.
    if (rootFontSize !== '') document.documentElement.style.fontSize = convertUnits(sizeOf(rootFontSize))
    const viewport = page.parentElement
    if (backgroundColor !== '' && viewport) viewport.style.background = backgroundColor
  }
}

/** `system` is what the person chose in WeChat's settings. */
function sizeOf(size: string): string {
  return size === 'system' ? `${readPhoneAddress().fontSize}px` : size
}

/** <navigation-bar> inside <page-meta>: title and colours from data. */
class NavigationBarMeta extends WxElement<typeof BAR_DEFAULTS> {
  static override defaults = BAR_DEFAULTS

  protected override mount(): void {
    this.changed()
  }

  protected override changed(): void {
    const { wx } = globalThis as unknown as { wx: Record<string, (options: object) => unknown> }
    const { title, frontColor, backgroundColor } = this.values
    if (title !== '') void wx.setNavigationBarTitle?.({ title })
    if (frontColor !== '' && backgroundColor !== '')
      void wx.setNavigationBarColor?.({ frontColor, backgroundColor })
  }
}

defineElement('page-meta', PageMeta)
defineElement('navigation-bar', NavigationBarMeta)
