import type { WindowConfig } from '../../compile/config'
import { statusTime } from './status-time'

/** The bar above a page: status line, back button, title and the capsule. */
export class NavigationBar {
  readonly element = document.createElement('header')
  private readonly title = document.createElement('div')
  private readonly back = document.createElement('button')
  /** What the back button and the capsule do; set once by the phone. */
  static actions = { back: (): void => {}, home: (): void => {}, menu: (): void => {}, leave: (): void => {} }
  private static time = ''
  private goesHome = false

  constructor(config: WindowConfig) {
    this.element.className = 'navigation-bar'
    this.element.innerHTML = `<div class="status-line"><time>${NavigationBar.time}</time><span class="status-icons"><i class="signal"></i><i class="battery"></i></span></div>`
    const row = document.createElement('div')
    row.className = 'navigation-row'
    this.title.className = 'navigation-title'
    this.back.className = 'navigation-back'
    this.back.hidden = true
    this.back.onclick = () => (this.goesHome ? NavigationBar.actions.home() : NavigationBar.actions.back())
    row.append(this.back, this.title, capsule())
    this.element.append(row)
    this.setTitle(config.navigationBarTitleText ?? '')
    this.setColors(config.navigationBarTextStyle ?? 'white', config.navigationBarBackgroundColor ?? '#000000')
  }

  get titleText(): string {
    return this.title.textContent
  }

  setTitle(text: string): void {
    this.title.textContent = text
  }

  setLoading(loading: boolean): void {
    this.element.classList.toggle('loading', loading)
  }

  setColors(front: string, background: string): void {
    const isDark = front === 'black' || front === '#000000'
    this.element.style.color = isDark ? '#000' : '#fff'
    this.element.classList.toggle('light', !isDark)
    this.element.style.setProperty('--navigation-background', background)
  }

  /** Shows the way back, or home for a page that was opened alone. */
  setBack(canGoBack: boolean, canGoHome: boolean): void {
    this.goesHome = !canGoBack && canGoHome
    this.back.hidden = !canGoBack && !canGoHome
    this.back.classList.toggle('home', this.goesHome)
    this.back.setAttribute('aria-label', this.goesHome ? '首页' : '返回')
  }

  /** Writes the time into every status line. */
  static showTime(now: Date): void {
    NavigationBar.time = statusTime(now)
    for (const time of document.querySelectorAll('.status-line time')) time.textContent = NavigationBar.time
  }
}

function capsule(): HTMLElement {
  const element = document.createElement('div')
  element.className = 'capsule'
  const menu = document.createElement('button')
  menu.setAttribute('aria-label', '更多')
  menu.className = 'capsule-menu'
  menu.onclick = () => NavigationBar.actions.menu()
  const leave = document.createElement('button')
  leave.setAttribute('aria-label', '关闭')
  leave.className = 'capsule-leave'
  leave.onclick = () => NavigationBar.actions.leave()
  element.append(menu, leave)
  return element
}
