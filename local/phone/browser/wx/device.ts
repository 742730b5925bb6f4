import { WxFailure } from './failure'
import type { MiniProgram } from '../mini-program'
import { NavigationBar } from '../chrome/navigation-bar'
import { registerOpenType } from '../open-types'
import { chooseFromSheet } from '../overlays/sheet'
import { showToast } from '../overlays/toast'
import { asyncApi } from './api'

/** Calls, clipboard, network, sharing, login: the phone around the app. */
export function deviceApi(program: MiniProgram): Record<string, unknown> {
  const { network, events } = program
  network.onChange((isConnected) =>
    events.emit('NetworkStatusChange', { isConnected, networkType: network.type }),
  )
  installSharing(program)
  return {
    ...events.methods([
      ...[
        'NetworkStatusChange',
        'AppShow',
        'AppHide',
        'Error',
        'UnhandledRejection',
        'PageNotFound',
        'ThemeChange',
      ],
      ...['WindowResize', 'MemoryWarning', 'KeyboardHeightChange'],
    ]),
    getNetworkType: asyncApi('getNetworkType', () => ({ networkType: network.type })),
    makePhoneCall: asyncApi('makePhoneCall', async ({ phoneNumber }: { phoneNumber: string }) => {
      if ((await chooseFromSheet([`呼叫 ${phoneNumber}`])) === undefined) throw new WxFailure('cancel')
      showToast({ title: `正在呼叫 ${phoneNumber}`, icon: 'none' })
    }),
    setClipboardData: asyncApi('setClipboardData', ({ data }: { data: string }) => {
      clipboard = data
      void navigator.clipboard?.writeText(data).catch(() => undefined)
      showToast({ title: '内容已复制' })
    }),
    getClipboardData: asyncApi('getClipboardData', () => ({ data: clipboard })),
    vibrateShort: asyncApi('vibrateShort', () => undefined),
    vibrateLong: asyncApi('vibrateLong', () => undefined),
    setKeepScreenOn: asyncApi('setKeepScreenOn', () => undefined),
    hideKeyboard: asyncApi('hideKeyboard', () => (document.activeElement as HTMLElement | null)?.blur()),
    login: asyncApi('login', () => ({ code: `local-${crypto.randomUUID()}` })),
    checkSession: asyncApi('checkSession', () => undefined),
    showShareMenu: asyncApi('showShareMenu', () => undefined),
    hideShareMenu: asyncApi('hideShareMenu', () => undefined),
    updateShareMenu: asyncApi('updateShareMenu', () => undefined),
    reportEvent: () => undefined,
    getLaunchOptionsSync: () => program.launchOptions,
    getEnterOptionsSync: () => program.launchOptions,
    getUpdateManager: () => ({
      onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
        queueMicrotask(() => listener({ hasUpdate: false })),
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => location.reload(),
    }),
    getLogManager: () => console,
    getRealtimeLogManager: () => ({
      ...console,
      setFilterMsg: () => undefined,
      addFilterMsg: () => undefined,
    }),
  }
}

let clipboard = ''

/** The capsule's menu and buttons of type share ask the page what it would send. */
function installSharing(program: MiniProgram): void {
  const share = (from: 'menu' | 'button') => {
    const page = program.router.top
    const message = page.call('onShareAppMessage', { from }) as { title?: string; path?: string } | undefined
    showToast({ title: `已转发「${message?.title ?? page.navigationBar.titleText}」`, icon: 'none' })
  }
  registerOpenType('share', () => share('button'))
  registerOpenType('contact', (emit) => {
    showToast({ title: '微信会在此打开客服会话', icon: 'none' })
    emit('contact', {})
  })
  registerOpenType('feedback', () => showToast({ title: '微信会在此打开意见反馈', icon: 'none' }))
  registerOpenType('getPhoneNumber', (emit) => {
    void chooseFromSheet(['允许使用手机号'], '#000000', '申请获取并验证你的手机号').then((choice) =>
      emit(
        'getphonenumber',
        choice === undefined
          ? { errMsg: 'getPhoneNumber:fail user deny' }
          : { errMsg: 'getPhoneNumber:ok', code: `local-${program.person}` },
      ),
    )
  })
  registerOpenType('chooseAvatar', (emit) => {
    const pick = (
      globalThis as unknown as { wx: { chooseImage(options: object): Promise<{ tempFilePaths: string[] }> } }
    ).wx.chooseImage
    void pick({ count: 1 }).then(
      ({ tempFilePaths }) => emit('chooseavatar', { avatarUrl: tempFilePaths[0] }),
      () => undefined,
    )
  })
  NavigationBar.actions.menu = () => {
    const canShare = program.router.top.has('onShareAppMessage')
    void chooseFromSheet(canShare ? ['转发给朋友', '重新进入小程序'] : ['重新进入小程序']).then((index) => {
      if (index === undefined) return
      if (canShare && index === 0) share('menu')
      else location.reload()
    })
  }
  NavigationBar.actions.leave = () => program.router.reLaunch(`/${program.code.manifest.pages[0]}`)
}
