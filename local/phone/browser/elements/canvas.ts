import { WxCanvas } from '../canvas/wx-canvas'
import { defineElement, WxElement } from './element'

const defaults = { type: '', canvasId: '', disableScroll: false }

/** <canvas type="2d">: its node comes through createSelectorQuery; the old contexts by canvas-id are not here. */
class Canvas extends WxElement<typeof defaults> {
  static override defaults = defaults
  private readonly surface = WxCanvas.create(300, 150)

  get wxNode(): HTMLCanvasElement {
    return this.surface
  }

  protected override mount(): void {
    if (this.values.type !== '2d')
      throw new Error(`<canvas type="${this.values.type}"> is not in the preview, type="2d" is`)
    this.append(this.surface)
  }
}

defineElement('canvas', Canvas)
