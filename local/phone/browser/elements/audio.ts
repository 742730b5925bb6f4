import { mediaAddress } from '../media'
import { defineElement, WxElement } from './element'

const defaults = { src: '', loop: false, controls: false, poster: '', name: '', author: '' }

/** <audio>. */
class Audio extends WxElement<typeof defaults> {
  static override defaults = defaults
  private readonly player = document.createElement('audio')

  protected override mount(): void {
    this.player.onplay = () => this.emit('play')
    this.player.onpause = () => this.emit('pause')
    this.player.onended = () => this.emit('ended')
    this.player.onerror = () => this.emit('error', { errMsg: `cannot play ${this.values.src}` })
    this.append(this.player)
    this.changed()
  }

  protected override changed(): void {
    const { src, loop, controls } = this.values
    Object.assign(this.player, { loop, controls })
    if (src !== '') void mediaAddress(src, this).then((address) => (this.player.src = address))
  }
}

defineElement('audio', Audio)
