import type { TouchPoint } from '../engine/events'

export type Phase = 'start' | 'move' | 'end' | 'cancel'

/** One finger or the pressed mouse, at one moment. */
export interface Contact {
  phase: Phase
  identifier: number
  /** Where the contact began; later phases keep it, as touches do. */
  target: EventTarget
  /** Everything from the innermost element out, across shadow roots. */
  path: EventTarget[]
  /** In the window's coordinates. */
  x: number
  y: number
  /** Every contact still down, this one included unless it ended. */
  all: { identifier: number; x: number; y: number }[]
  preventDefault(): void
}

/** Reports touches, and the mouse as if it were a finger. Coordinates are the window's. */
export function watchContacts(root: HTMLElement, report: (contact: Contact) => void): void {
  watchTouches(root, report)
  watchMouse(root, report)
}

function watchTouches(root: HTMLElement, report: (contact: Contact) => void): void {
  const handle = (phase: Phase) => (event: TouchEvent) => {
    const all = Array.from(event.touches, ({ identifier, clientX, clientY }) => ({
      identifier,
      x: clientX,
      y: clientY,
    }))
    for (const touch of Array.from(event.changedTouches)) {
      report({
        phase,
        identifier: touch.identifier,
        target: touch.target,
        path: event.composedPath(),
        x: touch.clientX,
        y: touch.clientY,
        all,
        preventDefault: () => event.cancelable && event.preventDefault(),
      })
    }
  }
  const options = { capture: true, passive: false }
  root.addEventListener('touchstart', handle('start'), options)
  root.addEventListener('touchmove', handle('move'), options)
  root.addEventListener('touchend', handle('end'), options)
  root.addEventListener('touchcancel', handle('cancel'), options)
}

function watchMouse(root: HTMLElement, report: (contact: Contact) => void): void {
  let pressed: { target: EventTarget; path: EventTarget[] } | undefined
  const handle = (phase: Phase) => (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') return
    if (phase === 'start' && event.button === 0 && event.target)
      pressed = { target: event.target, path: event.composedPath() }
    if (pressed === undefined) return
    const { target, path } = pressed
    const point = { identifier: 0, x: event.clientX, y: event.clientY }
    const isOver = phase === 'end' || phase === 'cancel'
    if (isOver) pressed = undefined
    report({
      phase,
      target,
      path,
      ...point,
      all: isOver ? [] : [point],
      preventDefault: () => event.preventDefault(),
    })
  }
  root.addEventListener('pointerdown', handle('start'), true)
  window.addEventListener('pointermove', handle('move'), true)
  window.addEventListener('pointerup', handle('end'), true)
  window.addEventListener('pointercancel', handle('cancel'), true)
}

/** The coordinates a mini program sees: from the corner of the page's area. */
export function touchPoint(
  { identifier, x, y }: { identifier: number; x: number; y: number },
  area: { left: number; top: number; scrollTop: number },
): TouchPoint {
  const clientX = x - area.left
  const clientY = y - area.top
  return { identifier, clientX, clientY, pageX: clientX, pageY: clientY + area.scrollTop }
}
