import { WxFailure } from '../wx/failure'
import type { Code } from '../engine/code'
import type { EventChannel } from './event-channel'
import { PageView } from './page'
import type { PageUrl } from './url'
import { formatPageUrl, parsePageUrl } from './url'

const MAX_DEPTH = 10

/** The page stack. Every method changes it at once and throws a WxFailure when WeChat would refuse. */
export class Router {
  private pages: PageView[] = []
  private readonly tabs = new Map<string, PageView>()

  constructor(
    private readonly code: Code,
    private readonly phone: HTMLElement,
    private readonly changed: (address: string) => void,
  ) {}

  get stack(): readonly PageView[] {
    return this.pages
  }

  /** The page in view. Throws before the first page exists. */
  get top(): PageView {
    const page = this.pages[this.pages.length - 1]
    if (page === undefined) throw new WxFailure('there is no page yet')
    return page
  }

  navigateTo(
    url: string,
    listeners: Parameters<EventChannel['on']>[1] extends infer L ? Record<string, L> : never = {},
  ): PageView {
    const target = this.resolve(url)
    if (this.isTab(target.path)) throw new WxFailure('can not navigateTo a tabbar page')
    if (this.pages.length >= MAX_DEPTH) throw new WxFailure(`webview count limit exceed`)
    this.top.hide()
    const page = this.push(target)
    for (const [name, listener] of Object.entries(listeners)) page.eventChannel.on(name, listener)
    return this.open(page, 'enter')
  }

  redirectTo(url: string): PageView {
    const target = this.resolve(url)
    if (this.isTab(target.path)) throw new WxFailure('can not redirectTo a tabbar page')
    this.remove(this.pages.pop())
    return this.open(this.push(target))
  }

  navigateBack(delta = 1): void {
    if (this.pages.length < 2) throw new WxFailure('cannot navigate back at first page')
    const count = Math.min(Math.max(delta, 1), this.pages.length - 1)
    for (let index = 0; index < count; index += 1) this.remove(this.pages.pop())
    this.show(this.top)
  }

  switchTab(url: string): void {
    const { path } = this.resolve(url)
    if (!this.isTab(path)) throw new WxFailure('can not switch to no-tabBar page')
    const before = this.pages[this.pages.length - 1]
    while (this.pages.length > 1) this.remove(this.pages.pop())
    const base = this.pages.pop()
    if (base?.path === path) {
      this.pages = [base]
      if (base !== before) this.show(base)
      return
    }
    if (base?.isTab) {
      if (base === before) base.hide()
    } else this.remove(base)
    const known = this.tabs.get(path)
    if (known === undefined) {
      this.open(this.push({ path, query: {} }))
      return
    }
    this.pages = [known]
    this.show(known)
  }

  reLaunch(url: string): PageView {
    const target = this.resolve(url)
    for (const page of new Set([...this.pages, ...this.tabs.values()])) this.remove(page)
    this.pages = []
    return this.open(this.push(target))
  }

  isTab(path: string): boolean {
    return this.code.manifest.app.tabBar?.list.some((item) => item.pagePath === path) ?? false
  }

  exists(url: string): boolean {
    return this.code.manifest.pages.includes(parsePageUrl(url).path)
  }

  private resolve(url: string): PageUrl {
    const target = parsePageUrl(url, this.pages[this.pages.length - 1]?.path)
    if (!this.code.manifest.pages.includes(target.path))
      throw new WxFailure(`page "${target.path}" is not found`)
    return target
  }

  private push(target: PageUrl): PageView {
    const page = new PageView(this.code, target, this.isTab(target.path))
    if (page.isTab) this.tabs.set(target.path, page)
    this.pages.push(page)
    return page
  }

  private open(page: PageView, motion?: string): PageView {
    if (motion !== undefined) page.frame.classList.add(motion)
    page.load(this.phone)
    this.show(page)
    return page
  }

  private show(page: PageView): void {
    page.navigationBar.setBack(
      this.pages.length > 1,
      !page.isTab && this.pages.length === 1 && page.path !== this.code.manifest.pages[0],
    )
    this.changed(formatPageUrl(page.url))
    page.show()
  }

  private remove(page: PageView | undefined): void {
    if (page === undefined) return
    if (this.tabs.get(page.path) === page) this.tabs.delete(page.path)
    page.unload()
  }
}
