import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import type { PreviewOptions } from '../../phone'
import { createPreview } from '../../phone'
import type { Routes } from './preview-routes'
import { answerClient } from './preview-routes'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
const QUIET = ['--disable-background-networking', '--disable-component-update']

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...QUIET] })
}

/** The preview of a mini program on a port of its own, and a browser with phones that show it. */
export class PreviewDesk {
  private readonly contexts: BrowserContext[] = []

  private constructor(
    readonly url: string,
    private readonly browser: Browser,
    private readonly stop: () => Promise<void>,
  ) {}

  /** @param routes answers of `/client/*` that differ from the usual ones */
  static async open(
    miniprogramRoot: string,
    routes: Routes = {},
    options: Pick<PreviewOptions, 'watch' | 'desk'> = {},
  ): Promise<PreviewDesk> {
    const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'preview-'))
    const preview = createPreview({ ...options, miniprogramRoot, outDir, onBuild: () => undefined })
    const server = http.createServer((request, response) => {
      void preview.handle(request, response).then(async (handled) => {
        if (!handled) await answerClient(request, response, routes)
      })
    })
    await preview.ready
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const browser = await launchBrowser()
    const stop = async (): Promise<void> => {
      await browser.close()
      server.closeAllConnections()
      server.close()
      await preview.close()
      fs.rmSync(outDir, { recursive: true, force: true })
    }
    return new PreviewDesk(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, browser, stop)
  }

  /** A window as large as a phone with a finger, or a desktop window with a mouse. */
  async window(kind: 'phone' | 'desktop' = 'phone'): Promise<Page> {
    const size = kind === 'phone' ? { width: 390, height: 844 } : { width: 1600, height: 1000 }
    const isPhone = kind === 'phone'
    const context = await this.browser.newContext({
      viewport: size,
      hasTouch: isPhone,
      isMobile: isPhone,
      locale: 'zh-CN',
    })
    this.contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(5000)
    return page
  }

  /** Opens one phone at a page of the mini program. */
  async phone(path: string, kind: 'phone' | 'desktop' = 'phone'): Promise<Phone> {
    const window = await this.window(kind)
    const phone = new Phone(window)
    await window.goto(`${this.url}/phone?as=citizen-1&page=${encodeURIComponent(path)}`)
    await window.waitForFunction(() => performance.getEntriesByName('mini-program-ready').length > 0)
    return phone
  }

  async closeWindows(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close()
  }

  async close(): Promise<void> {
    await this.closeWindows()
    await this.stop()
  }
}

/** One open phone. */
export class Phone {
  readonly errors: string[] = []

  constructor(readonly window: Page) {
    window.on('pageerror', (error) => this.errors.push(error.message))
  }

  /** What lies under the selector in the page that is in view. */
  find(selector: string, options?: { hasText: string }): Locator {
    return this.window.locator(`.frame:not([hidden]) ${selector}`, options)
  }

  /** The data of the page in view. */
  data<T>(name: string): Promise<T> {
    return this.window.evaluate((key) => {
      return __preview.program?.router.top.instance.data[key]
    }, name) as Promise<T>
  }

  /** Waits until the page in view has this value in its data. */
  async expectData(name: string, expected: unknown): Promise<void> {
    const deadline = Date.now() + 5000
    let value: unknown
    do {
      value = await this.data(name)
      if (JSON.stringify(value) === JSON.stringify(expected)) return
      await this.window.waitForTimeout(30)
    } while (Date.now() < deadline)
    expect(value).toEqual(expected)
  }

  /** What the phone page of the fixture shows of a tapped method, once its name is in the errMsg. */
  async result(method: string): Promise<Record<string, unknown>> {
    await this.find('.result', { hasText: method }).waitFor()
    return JSON.parse(await this.data<string>('result')) as Record<string, unknown>
  }

  /** The page stack, bottom first. */
  stack(): Promise<string[]> {
    return this.window.evaluate(() => {
      return __preview.program?.router.stack.map((page) => page.path) ?? []
    })
  }

  /** Calls wx.<method> in the phone; resolves with the answer or the error. */
  wx(method: string, options: object = {}): Promise<Record<string, unknown>> {
    return this.window.evaluate(
      async ([name, given]) => {
        const { wx } = globalThis as unknown as { wx: Record<string, (options: object) => Promise<object>> }
        try {
          return { ...(await wx[name as string]?.(given as object)) }
        } catch (error) {
          return { ...(error as object), message: (error as Error).message }
        }
      },
      [method, options] as const,
    )
  }
}
