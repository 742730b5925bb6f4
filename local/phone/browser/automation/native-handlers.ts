import type { Handlers, Phone } from './handlers'
import { textOf } from './handlers'
import { messageOf } from './plain'

/** `Tool.native`: what lies outside the app's own pages, WeChat's dialogs and navigation. */
export function nativeHandlers({ program }: Phone): Handlers {
  const { router, code } = program
  const actions: Record<string, (data: { url?: string }) => unknown> = {
    goHome: () => router.reLaunch(`/${code.manifest.pages[0]}`),
    navigateLeft: () => router.navigateBack(),
    // A tab is named as in app.json, without the slash, or as in wx.switchTab, with it.
    switchTab: ({ url = '' }) => router.switchTab(url.replace(/^\/?/, '/')),
    confirmModal: () => press('.modal-buttons button:last-child'),
    cancelModal: () => press('.modal-buttons button:first-child'),
    authorizeAllow: () => press('.permission-buttons button.primary'),
    authorizeCancel: () => press('.permission-buttons button:not(.primary)'),
  }
  return {
    'Tool.native': (params) => {
      const name = textOf(params, 'method')
      const act = actions[name]
      if (act === undefined) throw new Error(`Tool.native: "${name}" is not supported by the preview`)
      try {
        act((params.data ?? {}) as { url?: string })
      } catch (error) {
        throw new Error(`Tool.native: "${name}": ${messageOf(error)}`, { cause: error })
      }
      return {}
    },
  }
}

function press(selector: string): void {
  const button = [...document.querySelectorAll<HTMLElement>(selector)].pop()
  if (button === undefined) throw new Error('there is no such dialog')
  button.click()
}
