import { make } from '../overlays/layer'
import { openSheet } from '../overlays/sheet'
import type { Activatable } from './element'
import { defineElement, WxElement } from './element'
import { pickerMode } from './picker-columns'
import { Wheel } from './wheel'

const defaults = {
  mode: 'selector',
  range: [] as unknown,
  rangeKey: '',
  value: undefined as unknown,
  disabled: false,
  headerText: '',
  start: '',
  end: '',
  fields: 'day',
  customItem: '',
  name: '',
  level: 'region',
}

/** <picker>: opens wheels from below when tapped. */
class Picker extends WxElement<typeof defaults> implements Activatable {
  static override defaults = defaults
  private redraw: (() => void) | undefined

  activate(): void {
    if (this.values.disabled) return
    const { element, close } = openSheet('picker-sheet', () => this.cancel())
    let indexes = pickerMode(this.values).start()
    const bar = make('div', 'picker-bar')
    const cancel = make('button', '', '取消')
    const confirm = make('button', 'primary', '确定')
    const wheels = make('div', 'picker-wheels')
    bar.append(cancel, make('b', '', this.values.headerText), confirm)
    element.append(bar, wheels)
    const turned = (column: number, index: number): void => {
      if (indexes[column] === index) return
      indexes = indexes.map((before, position) => (position === column ? index : before))
      this.emit('columnchange', { column, value: index })
      draw()
    }
    const shown: Wheel[] = []
    const filled: string[] = []
    const draw = (): void => {
      pickerMode(this.values)
        .columns(indexes)
        .forEach(({ items, index }, column) => {
          const wheel = (shown[column] ??= this.addWheel(wheels, (at) => turned(column, at)))
          if (filled[column] === items.join('\n')) return
          filled[column] = items.join('\n')
          wheel.fill(items, index)
        })
    }
    this.redraw = () => {
      indexes = pickerMode(this.values).start()
      filled.length = 0
      draw()
    }
    draw()
    cancel.onclick = () => {
      close()
      this.cancel()
    }
    confirm.onclick = () => {
      // A wheel that left the document has no position any more.
      const value = pickerMode(this.values).value(shown.map((wheel) => wheel.index))
      close()
      this.redraw = undefined
      this.change('value', value)
      this.emit('change', { value })
    }
  }

  protected override changed(name: string): void {
    if (name === 'range' || (name === 'value' && this.values.mode === 'multiSelector')) this.redraw?.()
  }

  protected override fieldValue(): { value: unknown } {
    return { value: this.values.value ?? null }
  }

  protected override reset(): void {
    this.change('value', undefined)
  }

  private cancel(): void {
    this.redraw = undefined
    this.emit('cancel')
  }

  private addWheel(parent: HTMLElement, turned: (index: number) => void): Wheel {
    const wheel = new Wheel(turned)
    parent.append(wheel.element)
    return wheel
  }
}

defineElement('picker', Picker)
