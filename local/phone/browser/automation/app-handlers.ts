import type { PageView } from '../router/page'
import { readFunction } from './functions'
import type { Handlers, Phone } from './handlers'
import { listOf, textOf } from './handlers'
import { WxMocks } from './wx-mocks'

type Method = (...values: unknown[]) => unknown

/** `App.*`: the page stack, `wx`, and code that a test runs inside the app. */
export function appHandlers({ program, registry, notify }: Phone): Handlers {
  const mocks = new WxMocks(globalThis as unknown as { wx: Record<string, unknown> })
  const describe = (page: PageView) => ({
    pageId: registry.idOfPage(page),
    path: page.path,
    query: page.url.query,
  })
  return {
    'App.getPageStack': () => ({ pageStack: program.router.stack.map(describe) }),
    'App.getCurrentPage': () => describe(program.router.top),
    'App.callWxMethod': async (params) => {
      refusePlugins('App.callWxMethod', params)
      const name = textOf(params, 'method')
      const { wx } = globalThis as unknown as { wx: Record<string, unknown> }
      const method = wx[name]
      if (typeof method !== 'function') throw new Error(`wx.${name} is not a function`)
      return { result: await (method as Method).apply(wx, listOf(params, 'args')) }
    },
    'App.mockWxMethod': (params) => {
      refusePlugins('App.mockWxMethod', params)
      const name = textOf(params, 'method')
      if ('functionDeclaration' in params) {
        mocks.set(name, readFunction(textOf(params, 'functionDeclaration')), listOf(params, 'args'))
      } else if ('result' in params) mocks.set(name, () => params.result)
      else mocks.restore(name)
      return {}
    },
    'App.callFunction': async (params) => {
      const run = readFunction(textOf(params, 'functionDeclaration'))
      return { result: await run(...listOf(params, 'args')) }
    },
    'App.addBinding': (params) => {
      const name = textOf(params, 'name')
      Object.assign(globalThis, {
        [name]: (...args: unknown[]) => notify('App.bindingCalled', { name, args }),
      })
      return {}
    },
    'App.exit': () => {
      const address = new URLSearchParams(location.search)
      address.delete('page')
      // After the answer is on its way.
      setTimeout(() => location.replace(`${location.pathname}?${address}`))
      return {}
    },
  }
}

function refusePlugins(command: string, { pluginId }: Record<string, unknown>): void {
  if (pluginId !== undefined)
    throw new Error(`${command} with a plugin is not supported by the preview: it runs no plugins`)
}
