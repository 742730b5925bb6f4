import { defineElement, WxElement } from './element'

const defaults = { src: '' }

/** <web-view>: a web page that fills the mini program's page. */
class WebView extends WxElement<typeof defaults> {
  static override defaults = defaults
  private readonly page = document.createElement('iframe')

  protected override mount(): void {
    this.page.onload = () => this.emit('load', { src: this.values.src })
    this.append(this.page)
    this.changed()
  }

  protected override changed(): void {
    this.page.src = this.values.src
  }
}

defineElement('web-view', WebView)
