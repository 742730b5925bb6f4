import type { Service } from '../domain/api/city'
import { callPhone } from './call-phone'
import { open } from './routes'

/** Opens an entry of the portal: one of our pages, another mini program, a phone call, or a web page's address. */
export function openService({ name, target }: Service): void {
  switch (target.kind) {
    case 'page':
      return open(target.url)
    case 'phone':
      return void callPhone(target.number)
    case 'miniProgram':
      void wx.navigateToMiniProgram({ appId: target.appId, path: target.path })
      return
    case 'web':
      return void offerAddress(name, target.url)
  }
}

/** A mini program may show only web pages of registered domains, so the address is handed over instead. */
async function offerAddress(name: string, url: string): Promise<void> {
  const { confirm } = await wx.showModal({
    title: name,
    content: '该服务在网页办理。复制网址后，请在浏览器中打开。',
    confirmText: '复制网址',
  })
  if (confirm) await wx.setClipboardData({ data: url }).catch(() => undefined)
}
