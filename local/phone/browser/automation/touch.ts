/** A touch as the client describes it; what it leaves out is at the element's centre. */
export interface TouchDescription {
  identifier?: number
  clientX?: number
  clientY?: number
  pageX?: number
  pageY?: number
}

type Phase = 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel'

/** Touches the middle of an element and lets go. */
export function tap(element: HTMLElement): void {
  const target = innermost(element)
  touch(target, 'touchstart')
  touch(target, 'touchend')
}

/**
 * Sends a touch as the screen would, so that everything a finger causes happens: touch events of the app, hover, taps, long presses.
 * @param down the touches still on the screen, @param changed those that this event is about
 */
export function touch(
  target: HTMLElement,
  phase: Phase,
  down?: TouchDescription[],
  changed?: TouchDescription[],
): void {
  const isDown = phase === 'touchstart' || phase === 'touchmove'
  const changedTouches = (changed ?? [{}]).map((description) => createTouch(target, description))
  const touches =
    down?.map((description) => createTouch(target, description)) ?? (isDown ? changedTouches : [])
  const options = { bubbles: true, composed: true, cancelable: true }
  target.dispatchEvent(new TouchEvent(phase, { ...options, touches, targetTouches: touches, changedTouches }))
}

/** What a finger on the middle of the element would touch: the innermost element there, whatever covers it. */
function innermost(element: HTMLElement): HTMLElement {
  const { x, y } = centre(element)
  for (const child of [...element.children].reverse()) {
    if (!(child instanceof HTMLElement) || !contains(child, x, y)) continue
    return innermost(child)
  }
  return element
}

function createTouch(target: HTMLElement, description: TouchDescription): Touch {
  const { x, y } = centre(target)
  const { identifier = 0, clientX = description.pageX ?? x, clientY = description.pageY ?? y } = description
  return new Touch({ identifier, target, clientX, clientY, pageX: clientX, pageY: clientY })
}

function centre(element: HTMLElement): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

function contains(element: HTMLElement, x: number, y: number): boolean {
  if (getComputedStyle(element).pointerEvents === 'none') return false
  const { left, right, top, bottom } = element.getBoundingClientRect()
  return left <= x && x <= right && top <= y && y <= bottom
}
