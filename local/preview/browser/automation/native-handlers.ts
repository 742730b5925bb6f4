import type { Handlers, Phone } from './handlers'
import { textOf } from './handlers'

/** `Tool.native`: what lies outside the app's own pages, WeChat's dialogs and navigation. */
export function nativeHandlers({ program }: Phone): Handlers {
  const { router, code } = program
  const actions: Record<string, (data: { url?: string }) => unknown> = {
    goHome: () => router.reLaunch(`/${code.manifest.pages[0]}`),
    navigateLeft: () => router.navigateBack(),
    switchTab: ({ url = '' }) => router.switchTab(url),
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
      act((params.data ?? {}) as { url?: string })
      return {}
    },
  }
}

function press(selector: string): void {
  const button = [...document.querySelectorAll<HTMLElement>(selector)].pop()
  if (button === undefined) throw new Error('Tool.native: there is no such dialog')
  button.click()
}
