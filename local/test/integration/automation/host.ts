import http from 'node:http'
import type { AddressInfo } from 'node:net'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import automator from 'miniprogram-automator'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../../automation/browser'
import '../../support/patience'
import { createAutomation } from '../../../automation'
import { createPreview } from '../../../phone'

const PEOPLE = [
  { id: 'lin', name: '林小满' },
  { id: 'chen', name: '陈国强' },
]

export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
export type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
export type Element = NonNullable<Awaited<ReturnType<Page['$']>>>

type Kinds = typeof automator
export type ContextElement = InstanceType<Kinds['ContextElement']>
export type CustomElement = InstanceType<Kinds['CustomElement']>
export type InputElement = InstanceType<Kinds['InputElement']>
export type SliderElement = InstanceType<Kinds['SliderElement']>
export type SwiperElement = InstanceType<Kinds['SwiperElement']>
export type ScrollViewElement = InstanceType<Kinds['ScrollViewElement']>
export type MovableViewElement = InstanceType<Kinds['MovableViewElement']>

export interface Host {
  /** The browsers that were started for headless phones. */
  browsers: Browser[]
  baseUrl: string
  wsEndpoint: string
  connect(person?: string): Promise<MiniProgram>
  close(): Promise<void>
}

/** Serves the fixture mini program in the preview, with the automation endpoint, on free ports. */
export async function startHost(): Promise<Host> {
  const outDir = await fs.mkdtemp(path.join(os.tmpdir(), 'automation-'))
  let baseUrl = ''
  const browsers: Browser[] = []
  const launch = async (): Promise<Browser> => {
    const browser = await launchBrowser()
    browsers.push(browser)
    return browser
  }
  const automation = createAutomation({ port: 0, baseUrl: () => baseUrl, launchBrowser: launch })
  const automationPort = await automation.ready
  const miniprogramRoot = path.resolve(__dirname, '../../fixtures/automation')
  const preview = createPreview({ miniprogramRoot, outDir, automationPort })
  const server = http.createServer((request, response) => {
    void preview.handle(request, response).then((isHandled) => {
      if (isHandled) return
      const isPeople = request.url === '/client/people'
      response.writeHead(isPeople ? 200 : 404).end(isPeople ? JSON.stringify(PEOPLE) : '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await preview.ready
  const wsEndpoint = `ws://127.0.0.1:${automationPort}`
  return {
    browsers,
    baseUrl,
    wsEndpoint,
    connect: (person) =>
      automator.connect({ wsEndpoint: person === undefined ? wsEndpoint : `${wsEndpoint}?as=${person}` }),
    async close() {
      await automation.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await preview.close()
      await fs.rm(outDir, { recursive: true, force: true })
    },
  }
}

/** Opens the first page of the fixture anew. */
export async function openHome(phone: MiniProgram): Promise<Page> {
  await phone.callWxMethod('reLaunch', { url: '/pages/home/index' })
  const page = await phone.currentPage()
  if (page === undefined) throw new Error('there is no page')
  return page
}

/** @throws Error when nothing matches */
export async function findOn<T extends Element = Element>(page: Page, selector: string): Promise<T> {
  const element = await page.$(selector)
  if (element === null) throw new Error(`nothing matches ${selector}`)
  return element as T
}
