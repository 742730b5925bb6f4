import type { AppManifest } from '../compile/manifest'
import type { Problem } from '../compile/problems'
import { NavigationBar } from './chrome/navigation-bar'
import { Code } from './engine/code'
import { installGestures } from './gestures/gestures'
import { installStyleEvents } from './gestures/style-events'
import { showProblems } from './overlays/problems'
import { PhoneFiles } from './phone/files'
import { Network } from './phone/network'
import { placesLoader } from './phone/places'
import type { Places } from './phone/places'
import { Server } from './phone/server'
import { Troubles } from './phone/troubles'
import { registerScheme } from './media'
import { readPhoneAddress, writePage } from './phone-address'
import { Router } from './router/router'
import { createWx } from './wx/wx'
import { setMapLabels } from './map/base-map'
import { guarded } from './engine/guarded'
import { setOwnPlace } from './map/own-place'
import { installGlobals } from './globals'
import type { AppInstance } from './globals'
import { AppEvents } from './wx/app-events'

interface ShellMessage {
  network?: boolean
  troubles?: string[]
  open?: string
}

/** One phone with the mini program running in it. */
export class MiniProgram {
  readonly phone = document.createElement('main')
  readonly code: Code
  readonly router: Router
  readonly events = new AppEvents()
  readonly person: string
  readonly network = new Network()
  readonly troubles: Troubles
  readonly files: PhoneFiles
  readonly server: Server
  /** The city's named points. */
  readonly places: () => Promise<Places>
  launchOptions: object = {}
  private readonly app: () => AppInstance
  private readonly problems: Problem[]

  constructor(manifest: AppManifest) {
    this.problems = [...manifest.problems]
    this.phone.className = 'phone'
    document.body.append(this.phone)
    if (manifest.app.style === 'v2') this.phone.classList.add('style-v2')
    const address = readPhoneAddress()
    this.person = address.person
    this.troubles = new Troubles(address.troubles)
    this.files = new PhoneFiles(this.person)
    this.server = new Server(this.person, this.network)
    this.places = placesLoader(this.server)
    setMapLabels(async () => (await this.places()).places)
    setOwnPlace(async () => (await this.places()).me)
    registerScheme('wxfile', async (path) => this.files.address(path))
    this.code = new Code(manifest)
    this.router = new Router(this.code, this.phone, (page) => {
      writePage(page)
      window.parent.postMessage({ phone: this.person, page }, location.origin)
    })
    this.app = installGlobals(this, createWx(this))
    installGestures(this.phone, () => this.pageArea())
    installStyleEvents(this.phone)
    this.connectChrome()
  }

  /** Runs the app's scripts, then opens the page of the address or the first one. */
  async start(run: () => void): Promise<void> {
    const { page } = readPhoneAddress()
    try {
      await this.files.load()
      run()
      this.code.installInstanceMethods({ page: () => this.router.top })
      const first = page !== undefined && this.router.exists(page) ? page : `/${this.code.manifest.pages[0]}`
      this.launch(first)
    } catch (error) {
      this.report('app', error, true)
    }
    performance.mark('mini-program-ready')
  }

  /** Runs a script of the app, a page or a component; when it fails, only that one is out of order. */
  attempt(id: string, run: () => void): void {
    try {
      run()
    } catch (error) {
      this.code.failures.set(id, messageOf(error))
      this.report(id, error, false)
    }
  }

  /** Shows what failed beside what the build found, and lets whoever listens for errors hear of it. */
  private report(id: string, error: unknown, fatal: boolean): void {
    reportError(error)
    this.problems.push({ severity: 'error', file: `${id}.js`, line: 0, message: messageOf(error) })
    showProblems(this.problems, fatal)
  }

  /** Where the page in view lies in the window, and how far it is scrolled. */
  pageArea(): { left: number; top: number; scrollTop: number } {
    const page = this.router.stack[this.router.stack.length - 1]
    if (page === undefined) return { left: 0, top: 0, scrollTop: 0 }
    const { left, top } = page.viewport.getBoundingClientRect()
    return { left, top, scrollTop: page.scroller.scrollTop }
  }

  private launch(url: string): void {
    const options = { path: url.slice(1).split('?')[0], query: {}, scene: 1001, referrerInfo: {} }
    this.launchOptions = options
    this.followWindow(options)
    guarded(() => this.app().onLaunch?.(options))
    guarded(() => this.app().onShow?.(options))
    this.router.reLaunch(url)
  }

  private followWindow(options: object): void {
    document.addEventListener('visibilitychange', () => {
      const visible = document.visibilityState === 'visible'
      if (visible) this.app().onShow?.(options)
      else this.app().onHide?.()
      this.events.emit(visible ? 'AppShow' : 'AppHide', visible ? options : {})
    })
    window.addEventListener('error', (event) => this.app().onError?.(event.message))
    window.addEventListener('unhandledrejection', ({ reason }) =>
      this.app().onUnhandledRejection?.({ reason }),
    )
  }

  /** What the shell around the phone may ask: to cut the network, to be in trouble, to open a page. */
  private followShell(): void {
    window.addEventListener('message', ({ data, origin }: MessageEvent<ShellMessage | null>) => {
      if (origin !== location.origin || data === null) return
      if (data.network !== undefined) this.network.set(data.network)
      if (data.troubles !== undefined) this.troubles.set(data.troubles)
      if (data.open !== undefined && this.router.exists(data.open)) this.router.reLaunch(data.open)
    })
  }

  private connectChrome(): void {
    this.followShell()
    NavigationBar.actions.back = () => this.router.navigateBack()
    NavigationBar.actions.home = () => this.router.reLaunch(`/${this.code.manifest.pages[0]}`)
    NavigationBar.showTime(new Date())
    setInterval(() => NavigationBar.showTime(new Date()), 1000)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
