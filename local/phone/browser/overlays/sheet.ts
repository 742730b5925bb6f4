import { make, openLayer } from './layer'

/** Slides a sheet up from the bottom. `dismiss` runs when the person taps beside it. */
export function openSheet(
  className: string,
  dismiss: () => void,
): { element: HTMLElement; close: () => void } {
  const { element, close } = openLayer('sheet-layer')
  const sheet = make('div', `sheet ${className}`)
  sheet.setAttribute('role', 'dialog')
  element.append(sheet)
  element.onclick = (event) => {
    if (event.target !== element) return
    close()
    dismiss()
  }
  return { element: sheet, close }
}

/** A list of choices; resolves with the index, or undefined when cancelled. */
export function chooseFromSheet(
  items: string[],
  color = '#000000',
  heading?: string,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const { element, close } = openSheet('action-sheet', () => resolve(undefined))
    const choose = (index: number | undefined) => () => {
      close()
      resolve(index)
    }
    if (heading !== undefined) element.append(make('p', 'sheet-heading', heading))
    items.forEach((item, index) => {
      const row = make('button', 'sheet-item', item)
      row.style.color = color
      row.onclick = choose(index)
      element.append(row)
    })
    const cancel = make('button', 'sheet-item sheet-cancel', '取消')
    cancel.onclick = choose(undefined)
    element.append(cancel)
  })
}
