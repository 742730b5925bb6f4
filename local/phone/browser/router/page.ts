import type { Root } from 'glass-easel-miniprogram-adapter'
import { CUSTOM_TAB_BAR } from '../../compile/names'
import type { WindowConfig } from '../../compile/config'
import type { Code } from '../engine/code'
import type { Instance } from '../engine/types'
import { guarded } from '../engine/guarded'
import { instanceOf } from '../engine/types'
import { NavigationBar } from '../chrome/navigation-bar'
import { EventChannel } from './event-channel'
import { PullDown } from './pull-down'
import { watchPageScroll } from './page-scroll'
import type { PageUrl } from './url'

/** A page on the stack: its component, its own navigation bar and its scrolling area. Hidden pages stay in the document. */
export class PageView {
  readonly frame = document.createElement('section')
  readonly viewport = document.createElement('div')
  readonly scroller = document.createElement('wx-page')
  readonly config: WindowConfig
  readonly navigationBar: NavigationBar
  readonly pullDown: PullDown
  readonly eventChannel = new EventChannel()
  readonly instance: Instance
  /** The page's own custom tab bar, when it is a tab page. */
  readonly tabBar: Instance | undefined
  private readonly root: Root
  private tabBarRoot: Root | undefined
  private shownBefore = false

  constructor(
    private readonly code: Code,
    readonly url: PageUrl,
    readonly isTab: boolean,
  ) {
    this.config = { ...code.manifest.app.window, ...code.manifest.pageConfigs[url.path] }
    this.navigationBar = new NavigationBar(this.config)
    this.pullDown = new PullDown(this.scroller, this.config, () => this.call('onPullDownRefresh'))
    this.buildFrame()
    const search = Object.entries(url.query).map(([key, value]) => `${key}=${value}`)
    this.root = code.backend.createRoot(
      'wx-page-root',
      code.space,
      search.length ? `${url.path}?${search.join('&')}` : url.path,
    )
    this.instance = instanceOf(this.root.getComponent())
    Object.assign(this.instance, {
      route: url.path,
      options: url.query,
      getOpenerEventChannel: () => this.eventChannel,
    })
    if (isTab && code.manifest.app.tabBar?.custom) this.tabBar = this.attachTabBar()
    Object.defineProperty(this.instance, 'getTabBar', { value: () => this.tabBar })
  }

  get path(): string {
    return this.url.path
  }

  /** Puts the page into the document and calls onLoad. The page must be on the stack before, as its own code may ask. */
  load(phone: HTMLElement): void {
    phone.append(this.frame)
    const placeholder = document.createElement('span')
    this.scroller.append(placeholder)
    this.root.attach(this.scroller as never, placeholder as never)
    guarded(() => this.call('onLoad', this.url.query))
    this.showFailure()
    watchPageScroll(this)
  }

  show(): void {
    this.frame.hidden = false
    guarded(() => this.call('onShow'))
    this.root.getComponent().triggerPageLifetime('show', [])
    this.tabBarRoot?.getComponent().triggerPageLifetime('show', [])
    if (this.shownBefore) return
    this.shownBefore = true
    requestAnimationFrame(() => requestAnimationFrame(() => this.call('onReady')))
  }

  hide(): void {
    guarded(() => this.call('onHide'))
    this.root.getComponent().triggerPageLifetime('hide', [])
    this.tabBarRoot?.getComponent().triggerPageLifetime('hide', [])
    this.frame.hidden = true
  }

  unload(): void {
    guarded(() => this.call('onUnload'))
    this.root.release()
    this.tabBarRoot?.release()
    this.frame.remove()
  }

  /** Calls a method of the page if it has one. */
  call(method: string, ...values: unknown[]): unknown {
    const member = this.instance[method]
    return typeof member === 'function' ? (member.apply(this.instance, values) as unknown) : undefined
  }

  has(method: string): boolean {
    return typeof this.instance[method] === 'function'
  }

  /** A page whose script failed says so instead of looking empty. */
  private showFailure(): void {
    const failure = this.code.failures.get(this.path)
    if (failure === undefined) return
    const text = document.createElement('pre')
    text.className = 'page-failure'
    text.textContent = `${this.path} 的脚本出错，页面没有运行\n\n${failure}`
    this.scroller.prepend(text)
  }

  private buildFrame(): void {
    this.frame.className = 'frame'
    this.frame.classList.toggle('custom-navigation', this.config.navigationStyle === 'custom')
    this.viewport.className = 'viewport'
    this.viewport.style.background = this.config.backgroundColor ?? '#fff'
    this.scroller.setAttribute('is', this.url.path)
    if (this.config.disableScroll) this.scroller.style.overflow = 'hidden'
    this.viewport.append(this.pullDown.indicator, this.scroller)
    this.frame.append(this.navigationBar.element, this.viewport)
  }

  private attachTabBar(): Instance {
    this.tabBarRoot = this.code.backend.createRoot('custom-tab-bar', this.code.space, CUSTOM_TAB_BAR)
    const placeholder = document.createElement('span')
    this.viewport.append(placeholder)
    this.tabBarRoot.attach(this.viewport as never, placeholder as never)
    return instanceOf(this.tabBarRoot.getComponent())
  }
}
