import fs from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import type { Product } from '../support/product'
import { startProduct } from '../support/product'
import type { Finding } from './measure'
import { CONTRAST, measurePage } from './measure'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
const WIDTHS = [320, 390, 430]
const FLOORS = {
  standard: { type: 12, target: 44 },
  elder: { type: 18, target: 60 },
}
const ROOT = path.resolve(__dirname, '../..')
const PICTURES = path.join(ROOT, 'dist/browser/sizes')
const PATIENCE_MS = 20_000

type Mode = keyof typeof FLOORS

/** A page as one of the people has it; `id` comes from the rows of a page that was visited before. */
interface View {
  name: string
  url: (id: string) => string
  /** The rows of this page give the id of the next ones. */
  rows?: boolean
  /** What is tapped before measuring, by its selector. */
  tap?: string
  /** The tap opens a sheet. */
  sheet?: boolean
}

const at = (name: string, url: string, more: Partial<View> = {}): View => ({ name, url: () => url, ...more })
const of = (name: string, url: string, more: Partial<View> = {}): View => ({
  name,
  url: (id) => url.replace('ID', id),
  ...more,
})

const CITIZEN: View[] = [
  at('home', '/pages/home/index', { rows: true }),
  of('announcement', '/packages/city/announcement/index?id=ID'),
  at('home-phones', '/pages/home/index', { tap: '.emergency', sheet: true }),
  at('map', '/pages/public/index', { tap: '.mode + .mode' }),
  at('public', '/pages/public/index', { rows: true }),
  of('detail-public', '/packages/case/detail/index?id=ID'),
  at('services', '/packages/city/services/index'),
  at('form', '/packages/report/form/index'),
  at('form-categories', '/packages/report/form/index', { tap: '[class*="chip--all"]', sheet: true }),
  at('done', '/packages/report/done/index'),
  at('list', '/packages/case/list/index?group=all', { rows: true }),
  of('detail', '/packages/case/detail/index?id=ID'),
  of('tell', '/packages/case/act/index?id=ID&action=addNote'),
  of('rate', '/packages/case/rate/index?id=ID'),
  at('me', '/pages/me/index'),
  at('profile', '/packages/account/profile/index'),
  at('inbox', '/packages/account/inbox/index'),
  at('privacy', '/packages/account/privacy/index'),
  at('notify', '/packages/account/notify/index'),
]
const LIAISON: View[] = [
  at('staff', '/pages/staff/index', { rows: true }),
  of('staff-case', '/packages/staff/case/index?id=ID'),
  of('act-handBack', '/packages/staff/act/index?id=ID&action=handBack'),
  at('staff-inHand', '/pages/staff/index', { tap: '.tab:has-text("办理中")', rows: true }),
  ...['progress', 'reply', 'requestExtension', 'askInfo'].map((action) =>
    of(`act-${action}`, `/packages/staff/act/index?id=ID&action=${action}`),
  ),
]
const DISPATCHER: View[] = [
  at('dispatch', '/pages/staff/index', { rows: true }),
  of('dispatch-case', '/packages/staff/case/index?id=ID'),
  ...['dispatch', 'merge', 'publish'].map((action) =>
    of(`act-${action}`, `/packages/staff/act/index?id=ID&action=${action}`),
  ),
]
const PEOPLE: [person: string, views: View[]][] = [
  ['lin', CITIZEN],
  ['chengguan-wang', LIAISON],
  ['dispatcher', DISPATCHER],
]
const SUBMITTED = {
  caseId: 'any',
  number: '261127000001',
  state: 'dispatched',
  departmentName: '市城管局',
  clocks: { signDue: Date.UTC(2026, 10, 30), contactDue: 0, resolveDue: Date.UTC(2026, 11, 4) },
}

jest.setTimeout(180_000)

let product: Product | undefined
let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  product = await startProduct()
  fs.mkdirSync(PICTURES, { recursive: true })
})
afterAll(async () => {
  await browser.close()
  await product?.stop()
})

it('every page of the app is measured', () => {
  const { pages, subPackages } = JSON.parse(
    fs.readFileSync(path.join(ROOT, 'miniprogram/app.json'), 'utf8'),
  ) as { pages: string[]; subPackages: { root: string; pages: string[] }[] }
  const all = [
    ...pages,
    ...subPackages.flatMap(({ root, pages: inside }) => inside.map((one) => `${root}/${one}`)),
  ]
  const measured = new Set(
    PEOPLE.flatMap(([, views]) => views.map(({ url }) => url('').slice(1).split('?')[0] ?? '')),
  )
  expect(all.filter((one) => !measured.has(one))).toEqual([])
})

describe.each(['standard', 'elder'] as const)('%s mode', (mode) => {
  it.each(PEOPLE)('type, targets, contrast, overflow, names and roles, as %s', async (person, views) => {
    const phone = await openPhone(person)
    if (mode === 'elder') await turnElder(phone)
    const lines: string[] = []
    let id = ''
    for (const view of views) {
      await show(phone, view.url(id))
      if (await isShut(phone)) lines.push(`${view.name}: did not open`)
      if (view.tap !== undefined) await tap(phone, view.tap)
      if (view.sheet) await sheetIsUp(phone)
      if (view.rows) id = await firstRow(phone, id)
      for (const width of WIDTHS) lines.push(...(await measure(phone, view, mode, width)))
    }
    await phone.context().close()
    expect(lines).toEqual([])
  })
})

it('the type size chosen in WeChat is followed', async () => {
  const phone = await openPhone('lin', '&fontSize=23')
  await show(phone, '/pages/home/index')
  const sizes = await phone.evaluate(() =>
    ['.door-title', '.section-name', '.door-text'].map((selector) =>
      parseFloat(
        getComputedStyle(document.querySelector(`.frame:not([hidden]) ${selector}`) ?? document.body)
          .fontSize,
      ),
    ),
  )
  for (const size of sizes) expect(size).toBeGreaterThanOrEqual(23 * 0.75)
  expect(await phone.evaluate(() => document.documentElement.style.fontSize)).toBe('23px')
  await phone.context().close()
})

async function openPhone(person: string, more = ''): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  const phone = await context.newPage()
  phone.setDefaultTimeout(PATIENCE_MS)
  await phone.goto(`${product?.url}/phone?as=${person}${more}`)
  await phone.waitForFunction(() => performance.getEntriesByName('mini-program-ready').length > 0)
  await phone.evaluate((submitted) => {
    const { wx } = globalThis as unknown as { wx: { setStorageSync(key: string, value: unknown): void } }
    wx.setStorageSync('lastSubmitted', submitted)
  }, SUBMITTED)
  return phone
}

/** As a person does it: the switch on 我的. */
async function turnElder(phone: Page): Promise<void> {
  await show(phone, '/pages/me/index')
  await phone.locator('.frame:not([hidden]) .van-switch').tap()
  await phone.locator('.frame:not([hidden]) [class*="elder"]').first().waitFor()
}

async function show(phone: Page, url: string): Promise<void> {
  await phone.evaluate((to) => {
    const { wx } = globalThis as unknown as { wx: { reLaunch(options: { url: string }): Promise<unknown> } }
    return wx.reLaunch({ url: to })
  }, url)
  const route = url.slice(1).split('?')[0]
  await phone.waitForFunction((path) => __preview.program?.router.top.instance.route === path, route)
  await loaded(phone)
}

async function loaded(phone: Page): Promise<void> {
  await phone.waitForFunction(() => {
    const data = __preview.program?.router.top.instance.data ?? {}
    const { phase, list } = data as { phase?: string; list?: { phase: string } }
    return phase !== 'loading' && list?.phase !== 'loading'
  })
}

function isShut(phone: Page): Promise<boolean> {
  return phone.evaluate(() => {
    const { phase } = (__preview.program?.router.top.instance.data ?? {}) as { phase?: string }
    return phase === 'error' || phase === 'empty'
  })
}

/** @returns the id of the first row (an announcement on the first page), once there is one that is not `before` */
async function firstRow(phone: Page, before: string): Promise<string> {
  const found = await phone.waitForFunction((last) => {
    const { rows, view } = (__preview.program?.router.top.instance.data ?? {}) as {
      rows?: { id: string }[]
      view?: { announcements?: { id: string }[] }
    }
    const id = (rows ?? view?.announcements)?.[0]?.id
    return id === last ? undefined : id
  }, before)
  return (await found.jsonValue()) ?? ''
}

async function tap(phone: Page, selector: string): Promise<void> {
  await phone.locator(`.frame:not([hidden]) ${selector}`).locator('visible=true').last().tap()
  await loaded(phone)
}

/** Sheets slide in from below. */
async function sheetIsUp(phone: Page): Promise<void> {
  await phone.waitForFunction(() =>
    [...document.querySelectorAll('.frame:not([hidden]) [class*="van-popup--bottom"]')].some((sheet) => {
      const { height, bottom } = sheet.getBoundingClientRect()
      return height > 0 && bottom <= innerHeight + 1
    }),
  )
}

async function measure(phone: Page, { name }: View, mode: Mode, width: number): Promise<string[]> {
  await phone.setViewportSize({ width, height: 844 })
  const found: Finding[] = await phone.evaluate(measurePage, { ...FLOORS[mode], contrast: CONTRAST })
  if (process.env.SIZES_PICTURES !== undefined)
    await phone.screenshot({ path: path.join(PICTURES, `${name}-${mode}-${width}.png`) })
  return found.map(
    ({ rule, element, measured }) => `${name} ${mode} ${width}: ${rule} ${measured} ${element}`,
  )
}
