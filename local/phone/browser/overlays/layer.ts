/** Opens a layer over the phone and returns it; `close` takes it away. */
export function openLayer(
  className: string,
  parent: HTMLElement = phone(),
): { element: HTMLElement; close: () => void } {
  const element = document.createElement('div')
  element.className = `layer ${className}`
  element.dataset.native = ''
  parent.append(element)
  return { element, close: () => element.remove() }
}

/** Creates an element with a class and text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

function phone(): HTMLElement {
  const element = document.querySelector<HTMLElement>('.phone')
  if (element === null) throw new Error('the phone is not there yet')
  return element
}
