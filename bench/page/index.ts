import type { FunctionCall } from '#domain/api/index'
import { functionCall } from '#domain/api/index'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { CDPSession, Page } from 'playwright-core'
import { launchBrowser } from '../../local/automation/browser'
import type { Product } from '../../test/support/product'
import { startProduct } from '../../test/support/product'
import { machine } from '../report'
import type { PageTimes } from './phone'
import { installProbe, openPage } from './phone'

/**
 * `npm run bench:page`: the main pages in Chromium with a slow processor and a slow network, opened inside the running
 * app as a tap opens them. `--json FILE` keeps the figures.
 */

const CPU_SLOWDOWN = 4
/** A weak mobile network: 1.6 Mbit/s down, 0.75 up, 150 ms. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 }
const RUNS = 5
const PAGE_CHANGES = 50
const PAGE_CHANGES_BEFORE = 40
/** Wanted of every page. */
const MOST_SET_DATA = 2

interface Visit {
  person: string
  name: string
  url: string
}
interface Memory {
  heapMegabytes: number
  nodes: number
  listeners: number
}
interface Row {
  page: string
  content: number
  interactive: number
  kilobytes: number
  setData: PageTimes['setData']
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'string' } } })
  const product = await startProduct()
  const browser = await launchBrowser()
  try {
    const rows: Row[] = []
    for (const visit of await visits(product))
      rows.push(await measurePage(await openPhone(visit.person), visit))
    const memory = await memoryAfterChanges(await openPhone('lin'))
    console.log(asText(rows, memory))
    if (values.json)
      writeFileSync(values.json, `${JSON.stringify({ machine: machine(), rows, memory }, undefined, 1)}\n`)
  } finally {
    await browser.close()
    await product.stop()
  }

  async function openPhone(person: string): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      hasTouch: true,
    })
    const page = await context.newPage()
    // The compiler wraps functions that are sent to the page in this helper of its own.
    await page.addInitScript('globalThis.__name = (wrapped) => wrapped')
    await page.goto(`${product.url}/phone?as=${person}`)
    await page.waitForFunction("getCurrentPages()[0]?.data.phase === 'ready'")
    await page.evaluate(installProbe)
    return page
  }
}

/** The main pages, each as the person who uses it most. */
async function visits({ url }: Product): Promise<Visit[]> {
  const own = await firstCase(url, 'lin', functionCall('case', 'mine', { group: 'all' }))
  const queued = await firstCase(url, 'chengguan-wang', functionCall('staff', 'queue', { tab: 'toSign' }))
  return [
    { person: 'lin', name: 'home', url: '/pages/home/index' },
    { person: 'lin', name: 'report form', url: '/packages/report/form/index' },
    { person: 'lin', name: 'my cases', url: '/packages/case/list/index' },
    { person: 'lin', name: 'case page', url: `/packages/case/detail/index?id=${own}` },
    { person: 'lin', name: 'public list', url: '/pages/public/index' },
    { person: 'lin', name: 'me', url: '/pages/me/index' },
    { person: 'chengguan-wang', name: 'staff queue', url: '/pages/staff/index' },
    { person: 'chengguan-wang', name: 'staff case page', url: `/packages/staff/case/index?id=${queued}` },
  ]
}

async function firstCase(url: string, person: string, call: FunctionCall): Promise<string> {
  const response = await fetch(`${url}/client/callFunction`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-person': person },
    body: JSON.stringify(call),
  })
  const { result } = (await response.json()) as { result: { data: { items: { id: string }[] } } }
  const id = result.data.items[0]?.id
  if (!id) throw new Error(`${person} has no case to look at`)
  return id
}

/** The middle of several visits. */
async function measurePage(page: Page, { name, url }: Visit): Promise<Row> {
  const session = await page.context().newCDPSession(page)
  const bytes = await slowDown(session)
  const runs: { times: PageTimes; bytes: number }[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const before = bytes()
    const times = await page.evaluate(openPage, url)
    runs.push({ times, bytes: bytes() - before })
  }
  await page.context().close()
  // The first visit fetches the pictures that later ones have kept: what a first visitor loads is its bytes.
  const kilobytes = (runs[0]?.bytes ?? 0) / 1000
  runs.sort((a, b) => a.times.content - b.times.content)
  const middle = runs[Math.floor(RUNS / 2)]
  if (!middle) throw new Error('no runs')
  return { page: name, kilobytes, ...middle.times }
}

async function slowDown(session: CDPSession): Promise<() => number> {
  let received = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (received += encodedDataLength))
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', NETWORK)
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  return () => received
}

/**
 * What is there before and after many page changes, garbage collected. Every page was opened some times before, since
 * what is loaded or compiled once and kept is not a leak.
 */
async function memoryAfterChanges(page: Page): Promise<Memory[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const pages = ['/pages/home/index', '/packages/case/list/index', '/pages/public/index', '/pages/me/index']
  // However many changes, the first of the pages is the last to be opened: both looks are at the same page.
  const change = async (times: number) => {
    for (let left = times - 1; left >= 0; left -= 1)
      await page.evaluate(openPage, pages[left % pages.length] ?? '')
  }
  await change(PAGE_CHANGES_BEFORE)
  const before = await memoryOf(session)
  await change(PAGE_CHANGES)
  return [before, await memoryOf(session)]
}

async function memoryOf(session: CDPSession): Promise<Memory> {
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0
  return {
    heapMegabytes: metric('JSHeapUsedSize') / 1_000_000,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  }
}

function asText(rows: Row[], [before, after]: Memory[]): string {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`
  const header = [
    'page',
    'content ms',
    'interactive ms',
    'KB',
    'setData to content',
    'setData in all',
    'setData bytes',
  ]
  const many = rows.filter(({ setData }) => setData.callsToContent > MOST_SET_DATA).map(({ page }) => page)
  return [
    `${machine()}; processor ${CPU_SLOWDOWN} × slower, 1.6 Mbit/s, 150 ms; middle of ${RUNS}`,
    '',
    line(header),
    line(header.map(() => '---')),
    ...rows.map(({ page, content, interactive, kilobytes, setData }) =>
      line([
        page,
        content.toFixed(0),
        interactive.toFixed(0),
        kilobytes.toFixed(0),
        setData.callsToContent,
        setData.calls,
        setData.bytes,
      ]),
    ),
    '',
    `More than ${MOST_SET_DATA} setData to content: ${many.join(', ') || 'none'}.`,
    ...(before && after
      ? [
          `After ${PAGE_CHANGES} page changes: heap ${before.heapMegabytes.toFixed(2)} -> ${after.heapMegabytes.toFixed(2)} MB, ` +
            `nodes ${before.nodes} -> ${after.nodes}, listeners ${before.listeners} -> ${after.listeners}.`,
        ]
      : []),
  ].join('\n')
}

void main()
