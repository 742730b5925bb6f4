import type { Tap } from '../elements/element'
import { isActivatable } from '../elements/element'
import type { Delivery } from '../engine/events'
import { deliver, isHandled } from '../engine/events'
import type { EngineNode } from '../engine/types'
import { nodeOf, parentAcrossShadow } from '../engine/types'
import type { Contact } from './contact'
import { touchPoint, watchContacts } from './contact'
import { DragScroll } from './drag-scroll'
import { Hover } from './hover'

const TAP_DISTANCE = 10
const LONG_PRESS_MS = 350
const NATIVE_CONTROLS =
  'input, textarea, select, video, audio, iframe, a[href], .leaflet-container, [data-native]'

/** The page's area in the window: what mini program coordinates are relative to. */
export type PageArea = () => { left: number; top: number; scrollTop: number }

interface Press {
  node: EngineNode
  x: number
  y: number
  moved: boolean
  longPressed: boolean
  timer: ReturnType<typeof setTimeout>
  drag: DragScroll | undefined
}

/** Turns contacts inside `root` into touch events, taps and long presses of the app, and into what built-in elements do when tapped. */
export function installGestures(root: HTMLElement, area: PageArea): void {
  const presses = new Map<number, Press>()
  const hover = new Hover()

  watchContacts(root, (contact) => {
    const node = nodeOf(contact.target)
    if (node === undefined) return
    if (contact.phase === 'start') {
      const press = begin(node, contact, area)
      presses.set(contact.identifier, press)
      hover.begin(contact.target as HTMLElement)
    }
    const press = presses.get(contact.identifier)
    if (press === undefined) return
    const delivery = deliverTouch(node, contact, area)
    if (delivery.defaultPrevented && contact.phase !== 'end') contact.preventDefault()
    if (contact.phase === 'move') move(press, contact, delivery, hover)
    if (contact.phase === 'end' || contact.phase === 'cancel') {
      presses.delete(contact.identifier)
      clearTimeout(press.timer)
      hover.end()
      if (contact.phase === 'end' && !press.moved) tap(press, contact, area)
    }
  })
}

function begin(node: EngineNode, contact: Contact, area: PageArea): Press {
  const isMouse = contact.identifier === 0 && contact.all.length === 1 && contact.path[0] instanceof Element
  const press: Press = {
    ...{ node, x: contact.x, y: contact.y, moved: false, longPressed: false },
    drag: isMouse && !isNative(contact) ? DragScroll.from(contact) : undefined,
    timer: setTimeout(() => {
      if (press.moved) return
      press.longPressed = isHandled(node, 'longpress') || isHandled(node, 'longtap')
      deliverPoint(node, 'longpress', contact, area)
      deliverPoint(node, 'longtap', contact, area)
    }, LONG_PRESS_MS),
  }
  return press
}

function move(press: Press, contact: Contact, delivery: Delivery, hover: Hover): void {
  const distance = Math.max(Math.abs(contact.x - press.x), Math.abs(contact.y - press.y))
  if (!press.moved && distance > TAP_DISTANCE) {
    press.moved = true
    clearTimeout(press.timer)
    hover.end()
  }
  if (!delivery.defaultPrevented) press.drag?.move(contact)
}

function tap(press: Press, contact: Contact, area: PageArea): void {
  if (press.longPressed || isDisabled(contact.target as HTMLElement)) return
  releaseFocus(contact)
  if (!isNative(contact)) contact.preventDefault()
  lastTap = performance.now()
  deliverPoint(press.node, 'tap', contact, area)
  activate({ target: contact.target as HTMLElement, x: contact.x, y: contact.y })
}

let lastTap = Number.NEGATIVE_INFINITY

/** Whether the person tapped within the last moments: what WeChat asks of requestSubscribeMessage. */
export function tappedJustNow(): boolean {
  return performance.now() - lastTap < 3000
}

/** Does what tapping the innermost built-in control does: check the box, submit the form, follow the navigator. */
function activate(tap: Tap): void {
  for (
    let element: HTMLElement | null = tap.target as HTMLElement;
    element;
    element = parentAcrossShadow(element)
  ) {
    if (isActivatable(element)) {
      element.activate(tap)
      return
    }
  }
}

function isDisabled(target: HTMLElement): boolean {
  return target.closest('wx-button[disabled]') !== null
}

function isNative(contact: Contact): boolean {
  return contact.path.some((item) => item instanceof Element && item.matches(NATIVE_CONTROLS))
}

/** A tap that is not on the field closes the keyboard, also when the click that would do so is suppressed. */
function releaseFocus(contact: Contact): void {
  const focused = document.activeElement
  if (focused instanceof HTMLElement && !contact.path.includes(focused) && focused !== document.body)
    focused.blur()
}

function deliverTouch(node: EngineNode, contact: Contact, area: PageArea): Delivery {
  const origin = area()
  const touches = contact.all.map((point) => touchPoint(point, origin))
  const changedTouches = [touchPoint(contact, origin)]
  return deliver(node, `touch${contact.phase}`, {}, { bubbles: true, touches, changedTouches })
}

function deliverPoint(node: EngineNode, type: string, contact: Contact, area: PageArea): Delivery {
  const point = touchPoint(contact, area())
  const detail = { x: point.pageX, y: point.pageY }
  return deliver(node, type, detail, { bubbles: true, touches: [point], changedTouches: [point] })
}
