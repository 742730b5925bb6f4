import { defineElement, WxElement } from './element'

const VIEW_DEFAULTS = {
  value: [] as number[],
  indicatorStyle: '',
  indicatorClass: '',
  maskStyle: '',
  maskClass: '',
  immediateChange: false,
}
const DEFAULT_ITEM_HEIGHT = 34
const SETTLE_MS = 120

/** <picker-view>: columns of the app's own items that snap to the middle line. */
class PickerView extends WxElement<typeof VIEW_DEFAULTS> {
  static override defaults = VIEW_DEFAULTS
  private timer: ReturnType<typeof setTimeout> | undefined

  /** Called by a column that was turned. */
  turned(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      const value = this.columns.map((column) => column.index)
      if (value.join() === this.values.value.join()) return
      this.change('value', value)
      this.emit('change', { value })
      this.emit('pickend')
    }, SETTLE_MS)
  }

  get itemHeight(): number {
    return Number(/height:\s*(\d+(?:\.\d+)?)px/.exec(this.values.indicatorStyle)?.[1] ?? DEFAULT_ITEM_HEIGHT)
  }

  protected override connected(): void {
    requestAnimationFrame(() => this.place())
  }

  protected override changed(): void {
    this.place()
  }

  private get columns(): PickerViewColumn[] {
    return [...this.children].filter((child): child is PickerViewColumn => child instanceof PickerViewColumn)
  }

  private place(): void {
    this.columns.forEach((column, position) => column.show(this.values.value[position] ?? 0, this.itemHeight))
  }
}

/** <picker-view-column>. */
class PickerViewColumn extends WxElement {
  private height = DEFAULT_ITEM_HEIGHT

  get index(): number {
    return Math.round(this.scrollTop / this.height)
  }

  show(index: number, itemHeight: number): void {
    this.height = itemHeight
    this.style.setProperty('--item-height', `${itemHeight}px`)
    if (this.index !== index) this.scrollTop = index * itemHeight
  }

  protected override mount(): void {
    this.dataset.native = ''
    this.addEventListener(
      'scroll',
      () => this.parentElement instanceof PickerView && this.parentElement.turned(),
      {
        passive: true,
      },
    )
  }
}

defineElement('picker-view', PickerView)
defineElement('picker-view-column', PickerViewColumn)
