/** One thing on a page that is too small, too pale, too wide, or that a screen reader cannot name. */
export interface Finding {
  rule: 'type' | 'target' | 'contrast' | 'overflow' | 'name' | 'role'
  /** Tag, class and the first words. */
  element: string
  /** px for type, width × height for targets, n:1 for contrast. */
  measured: string
}

/** The least a page must have; px. */
export interface Floors {
  type: number
  target: number
}

/** WCAG 2 AA: 4.5:1, and 3:1 for type from 24 px, or from 18.66 px when it is bold. */
export const CONTRAST = { normal: 4.5, large: 3, largeFrom: 24, largeBoldFrom: 18.66 }

/**
 * Measures what is in view of the phone's window. Runs inside the page and travels there as text, hence one function with all it needs.
 */
export function measurePage({ type, target, contrast }: Floors & { contrast: typeof CONTRAST }): Finding[] {
  interface Colour {
    rgb: number[]
    alpha: number
  }
  const found = new Map<string, Finding>()
  const ROLES = /^(button|link|switch|radio|checkbox|tab|search|slider|option|menuitem|img)$/
  const NATIVE = /^(WX-BUTTON|WX-INPUT|WX-TEXTAREA|WX-SWITCH|WX-PICKER|WX-NAVIGATOR|WX-SLIDER)$/
  // Drawn by WeChat itself: its bars, its map.
  const OUTSIDE =
    'wx-map, time, .navigation-title, .capsule-menu, .capsule-leave, .navigation-back, van-overlay'
  // vant's icons and swipe cells always listen; what is tapped is what they stand in.
  const MECHANICS =
    '.van-icon, van-icon:not([class*="close-icon"]), [class*="van-swipe-cell"]:not([class*="van-swipe-cell__"] *)'
  const HOLDERS = /^(VAN-POPUP|VAN-OVERLAY|VAN-SWIPE-CELL|WX-MAP|WX-SCROLL-VIEW)$/

  const frames = [...document.querySelectorAll('.frame:not([hidden])')]
  for (const frame of frames) for (const element of frame.querySelectorAll<HTMLElement>('*')) look(element)
  return [...found.values()]

  function look(element: HTMLElement): void {
    if (element.closest(OUTSIDE) !== null || !isShown(element)) return
    const style = getComputedStyle(element)
    if (hasOwnText(element)) lookAtText(element, style)
    if (isTappable(element)) lookAtControl(element)
  }

  function lookAtText(element: HTMLElement, style: CSSStyleDeclaration): void {
    const size = parseFloat(style.fontSize)
    if (size < type - 0.05) note('type', element, `${size.toFixed(1)} px`)
    const isLarge =
      size >= contrast.largeFrom || (size >= contrast.largeBoldFrom && Number(style.fontWeight) >= 700)
    const ratio = contrastOf(element, style.color)
    if (ratio !== undefined && ratio < (isLarge ? contrast.large : contrast.normal))
      note('contrast', element, `${ratio.toFixed(2)}:1`)
    const { left, right } = element.getBoundingClientRect()
    if ((right > innerWidth + 1 || left < -1) && !isBesides(element))
      note('overflow', element, `${left.toFixed(0)}…${right.toFixed(0)} of ${innerWidth} px`)
  }

  function lookAtControl(element: HTMLElement): void {
    const { width, height } = element.getBoundingClientRect()
    if (Math.min(width, height) < target - 0.5)
      note('target', element, `${width.toFixed(0)} × ${height.toFixed(0)} px`)
    if (nameOf(element) === '') note('name', element, 'none')
    if (!NATIVE.test(element.tagName) && !ROLES.test(roleOf(element))) note('role', element, 'none')
  }

  function note(rule: Finding['rule'], element: HTMLElement, measured: string): void {
    const kind = `${element.tagName.toLowerCase()}.${element.className.split(/\s+/).slice(0, 2).join('.')}`
    const key = `${rule} ${kind} ${measured}`
    if (!found.has(key))
      found.set(key, { rule, element: `${kind}「${wordsOf(element).slice(0, 16)}」`, measured })
  }

  function isShown(element: HTMLElement): boolean {
    const { width, height } = element.getBoundingClientRect()
    return (
      width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    )
  }

  function hasOwnText(element: Element): boolean {
    return [...element.childNodes].some(
      (child) => child.nodeType === 3 && (child.textContent ?? '').trim() !== '',
    )
  }

  /** Fields and buttons, and whatever listens to taps. */
  function isTappable(element: HTMLElement): boolean {
    if (HOLDERS.test(element.tagName) || element.matches(MECHANICS)) return false
    // Whoever taps the switch taps the row it stands in.
    if (element.closest('van-switch')?.closest('[role="switch"]')) return false
    if (NATIVE.test(element.tagName)) return element.tagName !== 'WX-PICKER'
    const node = (element as { __wxElement?: { _$eventTarget?: { listeners?: { tap?: unknown } } } })
      .__wxElement
    return node?._$eventTarget?.listeners?.tap !== undefined
  }

  /** Of itself; the face of one of vant's components has that of the element the component stands in. */
  function roleOf(element: HTMLElement): string {
    return element.getAttribute('role') ?? faceOf(element)?.parentElement?.getAttribute('role') ?? ''
  }

  function nameOf(element: HTMLElement): string {
    const label = element.getAttribute('aria-label') ?? ''
    const field = element.querySelector('input, textarea')
    return label || wordsOf(element) || (field?.getAttribute('placeholder') ?? '')
  }

  function faceOf(element: HTMLElement): Element | null {
    const { parentElement } = element
    return parentElement?.tagName.startsWith('VAN-') ? parentElement : null
  }

  function wordsOf(element: HTMLElement): string {
    return element.innerText.trim().replace(/\s+/g, ' ')
  }

  /** In a strip that scrolls, or behind a row that is swiped. */
  function isBesides(element: Element): boolean {
    if (element.closest('van-swipe-cell') !== null) return true
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { overflowX } = getComputedStyle(at)
      if ((overflowX === 'auto' || overflowX === 'scroll') && at.scrollWidth > at.clientWidth) return true
    }
    return false
  }

  /** Undefined where a picture lies below. */
  function contrastOf(element: Element, text: string): number | undefined {
    const layers: Colour[] = [colour(text)]
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { backgroundImage, backgroundColor } = getComputedStyle(at)
      if (backgroundImage !== 'none') return undefined
      const layer = colour(backgroundColor)
      layers.push(layer)
      if (layer.alpha === 1) break
    }
    const [front, ...back] = layers
    if (front === undefined) return undefined
    const ground = back.reduceRight((below, layer) => over(layer, below), [255, 255, 255])
    const [low = 0, high = 0] = [luminance(over(front, ground)), luminance(ground)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }

  function colour(css: string): Colour {
    const [r = 0, g = 0, b = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number)
    return { rgb: [r, g, b], alpha }
  }

  function over({ rgb, alpha }: Colour, below: number[]): number[] {
    return rgb.map((value, index) => value * alpha + (below[index] ?? 0) * (1 - alpha))
  }

  function luminance(rgb: number[]): number {
    const [r = 0, g = 0, b = 0] = rgb
      .map((value) => value / 255)
      .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
}
