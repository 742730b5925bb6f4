import type { Browser, BrowserContext, Page } from 'playwright-core'

/** A picture that does not come must not keep a photograph waiting for ever. */
const PICTURES_MS = 2000
/** Pictures further down, and those of pages below, load when they come into view: nobody waits for them. */
const PICTURES_ARE_THERE = `Array.from(document.images).every((image) => {
  const { left, right, top, bottom } = image.getBoundingClientRect()
  const isInView = right > 0 && left < innerWidth && bottom > 0 && top < innerHeight
  return image.complete || !isInView || !image.checkVisibility({ visibilityProperty: true })
})`
const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
}

/** Phones without a window. A person's storage lives as long as the endpoint does, as on a phone whose app is closed and opened again. */
export class HeadlessPhones {
  private browser: Promise<Browser> | undefined
  private readonly contexts = new Map<string, Promise<BrowserContext>>()
  private readonly pages = new Map<string, Page>()

  constructor(
    private readonly baseUrl: () => string,
    private readonly launchBrowser: () => Promise<Browser>,
  ) {}

  /** Opens the app on the person's phone. Its page connects to the endpoint by itself. */
  async open(person: string): Promise<void> {
    const context = await this.contextOf(person)
    const page = await context.newPage()
    this.pages.set(person, page)
    page.once('close', () => this.forget(person, page))
    page.once('crash', () => void page.close())
    await page.goto(`${this.baseUrl()}/phone?as=${encodeURIComponent(person)}&headless=1`)
  }

  isOpen(person: string): boolean {
    return this.pages.has(person)
  }

  /** @returns a PNG in base64 of what the phone shows once the pictures in view are there and nothing moves; undefined when the person's phone is not one of these */
  async capture(person: string): Promise<string | undefined> {
    const page = this.pages.get(person)
    if (page === undefined) return undefined
    await page.waitForFunction(PICTURES_ARE_THERE, undefined, { timeout: PICTURES_MS }).catch(() => undefined)
    const image = await page.screenshot({ type: 'png', animations: 'disabled' })
    return image.toString('base64')
  }

  /** The text that the phone shows, for when it does not come up. */
  async text(person: string): Promise<string> {
    const text = await this.pages.get(person)?.evaluate('document.body.innerText')
    return String(text ?? '').trim()
  }

  async closeApp(person: string): Promise<void> {
    const page = this.pages.get(person)
    this.pages.delete(person)
    await page?.close()
  }

  async close(): Promise<void> {
    this.pages.clear()
    this.contexts.clear()
    const browser = await this.browser?.catch(() => undefined)
    this.browser = undefined
    await browser?.close()
  }

  private forget(person: string, page: Page): void {
    if (this.pages.get(person) === page) this.pages.delete(person)
  }

  private contextOf(person: string): Promise<BrowserContext> {
    const known = this.contexts.get(person)
    if (known !== undefined) return known
    const context = this.createContext()
    this.contexts.set(person, context)
    context.catch(() => this.contexts.delete(person))
    return context
  }

  private async createContext(): Promise<BrowserContext> {
    this.browser ??= this.startBrowser()
    return (await this.browser).newContext(PHONE)
  }

  /** A browser that does not start or that dies is replaced when the next phone is opened. */
  private async startBrowser(): Promise<Browser> {
    const lost = (): void => {
      this.browser = undefined
      this.contexts.clear()
      this.pages.clear()
    }
    try {
      const browser = await this.launchBrowser()
      return browser.once('disconnected', lost)
    } catch (error) {
      lost()
      throw error
    }
  }
}
