import { mediaAddress } from '../media'
import { defineElement, WxElement } from './element'

const defaults = {
  src: '',
  mode: 'scaleToFill',
  lazyLoad: false,
  webp: false,
  showMenuByLongpress: false,
  fadeIn: false,
}

/** <image>: how the picture fits is the style sheet's matter, by `mode`. */
export class Image extends WxElement<typeof defaults> {
  static override defaults = defaults
  private readonly picture = document.createElement('img')

  protected override mount(): void {
    this.picture.draggable = false
    this.picture.alt = ''
    this.picture.onload = () =>
      this.emit('load', { width: this.picture.naturalWidth, height: this.picture.naturalHeight })
    this.picture.onerror = () => this.fail(`cannot load ${this.values.src}`)
    this.append(this.picture)
    if (!this.hasAttribute('mode')) this.setAttribute('mode', defaults.mode)
    void this.load()
  }

  protected override changed(name: string): void {
    if (name === 'src') void this.load()
  }

  private async load(): Promise<void> {
    const { src, lazyLoad } = this.values
    this.picture.loading = lazyLoad ? 'lazy' : 'eager'
    if (src === '') {
      this.picture.removeAttribute('src')
      return
    }
    try {
      const address = await mediaAddress(src, this)
      if (src === this.values.src) this.picture.src = address
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error))
    }
  }

  private fail(errMsg: string): void {
    // WeChat leaves the place empty; a browser would draw a broken picture.
    this.picture.removeAttribute('src')
    this.emit('error', { errMsg })
  }
}

defineElement('image', Image)
