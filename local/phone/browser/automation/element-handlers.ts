import type { GeneralComponent } from 'glass-easel'
import { deliver } from '../engine/events'
import type { EngineNode } from '../engine/types'
import { instanceOf } from '../engine/types'
import { attributeOf, kebabCase, propertyNames, propertyOf } from './attributes'
import { valueAt } from './data-path'
import { describeElement, first } from './description'
import { callContextMethod, callElementFunction } from './element-functions'
import type { Handlers, Params, Phone } from './handlers'
import { listOf, textOf, textsOf } from './handlers'
import { selectAll } from './selector'
import type { TouchDescription } from './touch'
import { tap, touch } from './touch'
import { componentOf, domOf, tagOf } from './tree'
import { innerWxml, outerWxml } from './wxml'

/** `Element.*`: one element of a page, or inside a component of it. */
export function elementHandlers(phone: Phone): Handlers {
  const nodeOf = ({ elementId }: Params): EngineNode => phone.registry.element(elementId)
  const select = (params: Params): EngineNode[] => selectAll(nodeOf(params), textOf(params, 'selector'))
  const describe = (node: EngineNode): object => describeElement(phone.registry, node)
  return {
    'Element.getElement': (params) => describe(first(select(params), params)),
    'Element.getElements': (params) => ({ elements: select(params).map(describe) }),
    'Element.getDOMProperties': (params) => {
      const element = domOf(nodeOf(params))
      const names = textsOf(params, 'names')
      return { properties: asInView(element, () => names.map((name) => element[name as 'innerText'])) }
    },
    'Element.getProperties': (params) => ({
      properties: textsOf(params, 'names').map((name) => readProperty(nodeOf(params), name)),
    }),
    'Element.getAttributes': (params) => ({
      attributes: textsOf(params, 'names').map((name) => attributeOf(nodeOf(params), name)),
    }),
    'Element.getStyles': (params) => {
      const element = domOf(nodeOf(params))
      const style = getComputedStyle(element)
      const names = textsOf(params, 'names').map(kebabCase)
      return { styles: asInView(element, () => names.map((name) => style.getPropertyValue(name))) }
    },
    'Element.getOffset': (params) => offsetInPage(domOf(nodeOf(params))),
    'Element.getWXML': (params) => ({
      wxml: params.type === 'outer' ? outerWxml(nodeOf(params)) : innerWxml(nodeOf(params)),
    }),
    ...eventHandlers(nodeOf),
    ...componentHandlers(nodeOf),
    'Element.callFunction': async (params) => ({
      result: await callElementFunction(
        nodeOf(params),
        textOf(params, 'functionName'),
        listOf(params, 'args'),
      ),
    }),
    'Element.callContextMethod': async (params) => ({
      result: await callContextMethod(nodeOf(params), textOf(params, 'method'), listOf(params, 'args')),
    }),
  }
}

function eventHandlers(nodeOf: (params: Params) => EngineNode): Handlers {
  const sendTouch = (phase: 'touchstart' | 'touchmove' | 'touchend') => (params: Params) => {
    const { touches, changedTouches } = readTouches(params)
    touch(domOf(nodeOf(params)), phase, touches, changedTouches)
    return {}
  }
  return {
    'Element.tap': (params) => {
      tap(domOf(nodeOf(params)))
      return {}
    },
    'Element.touchstart': sendTouch('touchstart'),
    'Element.touchmove': sendTouch('touchmove'),
    'Element.touchend': sendTouch('touchend'),
    'Element.triggerEvent': (params) => {
      deliver(nodeOf(params), textOf(params, 'type'), params.detail ?? {})
      return {}
    },
    'Element.dispatchEvent': (params) => {
      const { touches, changedTouches } = readTouches(params)
      const options = {
        bubbles: true,
        ...(touches ? { touches: touches as never, changedTouches: (changedTouches ?? []) as never } : {}),
      }
      deliver(nodeOf(params), textOf(params, 'eventName'), params.detail ?? {}, options)
      return {}
    },
  }
}

function componentHandlers(nodeOf: (params: Params) => EngineNode): Handlers {
  const instance = (params: Params) => instanceOf(requireComponent(nodeOf(params)))
  return {
    'Element.getData': (params) => ({
      data: valueAt(instance(params).data, params.path as string | undefined),
    }),
    'Element.setData': async (params) => {
      await new Promise<void>((resolve) =>
        instance(params).setData(params.data as Record<string, unknown>, resolve),
      )
      return {}
    },
    'Element.callMethod': async (params) => {
      const name = textOf(params, 'method')
      const method = instance(params)[name]
      if (typeof method !== 'function') throw new Error(`<${tagOf(nodeOf(params))}> has no method ${name}`)
      return { result: (await method.apply(instance(params), listOf(params, 'args'))) as unknown }
    },
  }
}

function requireComponent(node: EngineNode): GeneralComponent {
  const component = componentOf(node)
  if (component === undefined) throw new Error(`<${tagOf(node)}> is not a component`)
  return component
}

/** The client asks `__propPublic` for what there is before it reads a property. */
function readProperty(node: EngineNode, name: string): unknown {
  if (name === '__propPublic') return Object.fromEntries(propertyNames(node).map((known) => [known, true]))
  return propertyOf(node, name)
}

/** The client's type says `changeTouches`, its documentation `changedTouches`. */
function readTouches(params: Params): { touches?: TouchDescription[]; changedTouches?: TouchDescription[] } {
  const { touches, changedTouches = params.changeTouches } = params
  return { touches: touches as TouchDescription[], changedTouches: changedTouches as TouchDescription[] }
}

/** Reads what an element is. In WeChat a covered page stays as it was; here it is hidden, and without the text and style it has in view. */
function asInView<T>(element: HTMLElement, read: () => T): T {
  const frame = element.closest<HTMLElement>('.frame[hidden]')
  if (frame === null) return read()
  // Nothing is painted before it is hidden again.
  frame.hidden = false
  try {
    return read()
  } finally {
    frame.hidden = true
  }
}

/** From the corner of the page's content, whatever is scrolled away. */
function offsetInPage(element: HTMLElement): { left: number; top: number } {
  const own = element.getBoundingClientRect()
  const scroller = element.closest('wx-page')
  const page = scroller?.getBoundingClientRect() ?? { left: 0, top: 0 }
  const { scrollLeft = 0, scrollTop = 0 } = scroller ?? {}
  return { left: own.left - page.left + scrollLeft, top: own.top - page.top + scrollTop }
}
