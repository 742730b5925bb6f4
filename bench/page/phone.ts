/** What runs inside the phone's page. Each function is sent there as text, so it uses nothing from outside itself. */

interface MiniPage {
  route: string
  data: { phase?: string }
}
interface Phone {
  getCurrentPages(): MiniPage[]
  wx: {
    reLaunch(options: { url: string }): Promise<unknown>
    navigateTo(options: { url: string }): Promise<unknown>
  }
  requestAnimationFrame(callback: () => void): number
  PerformanceObserver: new (
    callback: (list: { getEntries(): { startTime: number; duration: number }[] }) => void,
  ) => {
    observe(options: { type: string }): void
  }
  bench: { sent: { at: number; bytes: number; page: string }[]; long: { from: number; to: number }[] }
}

export interface PageTimes {
  /** ms from the call that opens the page until its content is painted, and until the thread is free after it. */
  content: number
  interactive: number
  setData: { calls: number; bytes: number; callsToContent: number }
}

/** Counts every setData from now on, pages' and components' alike, and notes long tasks. */
export function installProbe(): void {
  const phone = globalThis as unknown as Phone
  const bench: Phone['bench'] = { sent: [], long: [] }
  phone.bench = bench
  let shared: object | null = phone.getCurrentPages()[0] ?? null
  while (shared && !(Object.hasOwn(shared, 'setData') && Object.hasOwn(shared, 'triggerEvent')))
    shared = Object.getPrototypeOf(shared) as object | null
  if (!shared) throw new Error('no prototype has setData')
  const methods = shared as {
    setData(this: { is?: string; route?: string }, data: object, done?: () => void): void
  }
  const original = methods.setData
  methods.setData = function (data, done) {
    bench.sent.push({
      at: performance.now(),
      bytes: JSON.stringify(data ?? {}).length,
      page: this.route ?? '',
    })
    original.call(this, data, done)
  }
  new phone.PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      bench.long.push({ from: startTime, to: startTime + duration })
  }).observe({ type: 'longtask' })
}

/** Opens a page and waits until it shows its content and the thread has been free for half a second. */
export async function openPage(url: string): Promise<PageTimes> {
  const QUIET_MS = 500
  const LIMIT_MS = 60_000
  const phone = globalThis as unknown as Phone
  const { bench } = phone
  const route = (url.slice(1).split('?')[0] ?? '').trim()
  bench.sent.length = 0
  bench.long.length = 0
  const frame = () => new Promise<void>((resolve) => phone.requestAnimationFrame(() => resolve()))
  const from = performance.now()
  void phone.wx.reLaunch({ url })
  for (;;) {
    await frame()
    const page = phone.getCurrentPages().slice(-1)[0]
    if (page?.route === route && page.data.phase !== 'loading') break
    if (performance.now() - from > LIMIT_MS) throw new Error(`${url} shows no content`)
  }
  await frame()
  const content = performance.now()
  let free = content
  for (let now = content; now - free < QUIET_MS; now = performance.now()) {
    await frame()
    for (const { from: start, to } of bench.long) if (start < free + QUIET_MS && to > free) free = to
  }
  const own = bench.sent.filter(({ page }) => page === route)
  return {
    content: content - from,
    interactive: free - from,
    setData: {
      calls: own.length,
      bytes: bench.sent.reduce((sum, { bytes }) => sum + bytes, 0),
      callsToContent: own.filter(({ at }) => at <= content).length,
    },
  }
}
