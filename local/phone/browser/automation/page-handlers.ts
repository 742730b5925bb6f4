import type { PageView } from '../router/page'
import type { EngineNode } from '../engine/types'
import { valueAt } from './data-path'
import { describeElement, first } from './description'
import type { Handlers, Params, Phone } from './handlers'
import { listOf, textOf, textsOf } from './handlers'
import { selectAll } from './selector'
import { drawnElements } from './tree'
import { selectByXpath } from './xpath'

/** `Page.*`: elements, data, methods and sizes of one page on the stack. */
export function pageHandlers({ registry }: Phone): Handlers {
  const pageOf = ({ pageId }: Params): PageView => registry.page(pageId)
  const describe = (node: EngineNode) => describeElement(registry, node)
  const select = (params: Params): EngineNode[] => {
    const root = pageOf(params).instance._$
    return selectAll(root, textOf(params, 'selector'), [root, ...drawnElements(root)])
  }
  const selectXpath = (params: Params): EngineNode[] =>
    selectByXpath(pageOf(params).instance._$, textOf(params, 'selector'))
  return {
    'Page.getElement': (params) => describe(first(select(params), params)),
    'Page.getElements': (params) => ({ elements: select(params).map(describe) }),
    'Page.getElementByXpath': (params) => describe(first(selectXpath(params), params)),
    'Page.getElementsByXpath': (params) => ({ elements: selectXpath(params).map(describe) }),
    'Page.getData': (params) => ({
      data: valueAt(pageOf(params).instance.data, params.path as string | undefined),
    }),
    'Page.setData': async (params) => {
      const { instance } = pageOf(params)
      await new Promise<void>((resolve) => instance.setData(params.data as Record<string, unknown>, resolve))
      return {}
    },
    'Page.callMethod': async (params) => {
      const page = pageOf(params)
      const method = textOf(params, 'method')
      if (!page.has(method)) throw new Error(`page ${page.path} has no method ${method}`)
      return { result: await page.call(method, ...listOf(params, 'args')) }
    },
    'Page.getWindowProperties': (params) => ({
      properties: textsOf(params, 'names').map((name) => windowProperty(pageOf(params), name)),
    }),
  }
}

/** In WeChat each page is a document of its own, which scrolls; here it is the page's scrolling area. */
function windowProperty({ scroller }: PageView, name: string): unknown {
  const ofDocument =
    /^document\.(?:documentElement|body)\.(scroll(?:Top|Left|Width|Height)|client(?:Width|Height))$/.exec(
      name,
    )
  if (ofDocument !== null) {
    const isBody = name.startsWith('document.body.scrollTop')
    return isBody ? 0 : scroller[ofDocument[1] as 'scrollTop']
  }
  if (name === 'innerWidth') return scroller.clientWidth
  if (name === 'innerHeight') return scroller.clientHeight
  if (name === 'devicePixelRatio') return window.devicePixelRatio
  throw new Error(`Page.getWindowProperties: "${name}" is not supported by the preview`)
}
