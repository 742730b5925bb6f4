import * as glassEasel from 'glass-easel'
import { elementOf } from './types'
import type { EngineNode } from './types'

/** A touch as mini program events carry it; coordinates are relative to the page's area, in CSS pixels. */
export interface TouchPoint {
  identifier: number
  clientX: number
  clientY: number
  pageX: number
  pageY: number
}

export interface DeliverOptions {
  bubbles?: boolean
  touches?: TouchPoint[]
  changedTouches?: TouchPoint[]
  /** Overrides fields of the event itself, as `type` for a map's regionchange. */
  fields?: Record<string, unknown>
}

/** What became of a delivered event. */
export interface Delivery {
  defaultPrevented: boolean
  stopped: boolean
}

/** Dispatches an event to the app's handlers, starting at `target`. Gestures bubble through components; element events do not bubble. */
export function deliver(
  target: EngineNode,
  type: string,
  detail: unknown,
  options: DeliverOptions = {},
): Delivery {
  const { bubbles = false, touches, changedTouches, fields } = options
  const extraFields = { ...(touches && { touches, changedTouches }), ...fields }
  const event = new glassEasel.Event(type, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: true,
    extraFields,
  })
  event.dispatch(target)
  return { defaultPrevented: event.defaultPrevented(), stopped: event.propagationStopped() }
}

/** Whether anything on the way up would handle `type`; a handled long press suppresses the tap. */
export function isHandled(target: EngineNode, type: string): boolean {
  for (let node: EngineNode | null = target; node; node = composedParent(node)) {
    const listeners = (
      node as unknown as {
        _$eventTarget?: { listeners: Record<string, unknown>; captureListeners?: Record<string, unknown> }
      }
    )._$eventTarget
    if (listeners?.listeners[type] ?? listeners?.captureListeners?.[type]) return true
  }
  return false
}

function composedParent(node: EngineNode): EngineNode | null {
  if (glassEasel.ShadowRoot.isShadowRoot(node)) return node.getHostNode() as unknown as EngineNode
  return (node.containingSlot as unknown as EngineNode | null | undefined) ?? node.parentNode
}

interface PlainTarget {
  id: string
  dataset: Record<string, unknown>
  offsetLeft: number
  offsetTop: number
}

/** In WeChat `target` and `currentTarget` are plain data; the engine would hand out nodes. */
export function installPlainTargets(): void {
  const prototype = glassEasel.Event.prototype as unknown as {
    wrapShadowedEvent(target: unknown, mark: unknown, currentTarget: unknown): object
  }
  prototype.wrapShadowedEvent = function wrap(target, mark, currentTarget) {
    const event = Object.create(this) as Record<string, unknown>
    event.target = plainTarget(target)
    event.currentTarget = plainTarget(currentTarget)
    event.mark = mark
    return event
  }
}

function plainTarget(caller: unknown): PlainTarget {
  const node = ((caller as { _$?: EngineNode })._$ ?? caller) as EngineNode
  const element = elementOf(node)
  return {
    id: node.id,
    dataset: { ...(node.dataset as Record<string, unknown>) },
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
  }
}
