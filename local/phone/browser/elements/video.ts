import { mediaAddress } from '../media'
import { defineElement, WxElement } from './element'

const defaults = {
  src: '',
  poster: '',
  controls: true,
  autoplay: false,
  loop: false,
  muted: false,
  initialTime: 0,
  objectFit: 'contain',
  title: '',
}

/** <video>. */
class Video extends WxElement<typeof defaults> {
  static override defaults = defaults
  private readonly player = document.createElement('video')

  protected override mount(): void {
    const { player } = this
    const at = () => ({ currentTime: player.currentTime, duration: player.duration })
    player.playsInline = true
    player.onplay = () => this.emit('play')
    player.onpause = () => this.emit('pause')
    player.onended = () => this.emit('ended')
    player.ontimeupdate = () => this.emit('timeupdate', at())
    player.onwaiting = () => this.emit('waiting')
    player.onerror = () => this.emit('error', { errMsg: `cannot play ${this.values.src}` })
    player.onloadedmetadata = () =>
      this.emit('loadedmetadata', {
        width: player.videoWidth,
        height: player.videoHeight,
        duration: player.duration,
      })
    player.onfullscreenchange = () =>
      this.emit('fullscreenchange', { fullScreen: document.fullscreenElement === player })
    this.append(player)
    this.changed('src')
  }

  protected override changed(name: string): void {
    const { src, poster, controls, autoplay, loop, muted, objectFit } = this.values
    Object.assign(this.player, { controls, autoplay, loop, muted })
    this.player.style.objectFit = objectFit
    if (poster !== '') void this.load(poster, (address) => (this.player.poster = address))
    if (name === 'src' && src !== '')
      void this.load(src, (address) => {
        this.player.src = address
        this.player.currentTime = this.values.initialTime
      })
  }

  private async load(src: string, use: (address: string) => void): Promise<void> {
    try {
      use(await mediaAddress(src, this))
    } catch (error) {
      this.emit('error', { errMsg: String(error) })
    }
  }

  /** What wx.createVideoContext gives. */
  get wxContext(): object {
    const { player } = this
    return {
      play: () => void player.play(),
      pause: () => player.pause(),
      stop: () => {
        player.pause()
        player.currentTime = 0
      },
      seek: (seconds: number) => {
        player.currentTime = seconds
      },
      requestFullScreen: () => void player.requestFullscreen(),
      exitFullScreen: () => void document.exitFullscreen(),
    }
  }
}

defineElement('video', Video)
