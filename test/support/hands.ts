import type { Element, InputElement, MiniProgram, Page, Phone } from './phones'

const PATIENCE_MS = 20_000
const LOOK_EVERY_MS = 60

/**
 * What a person does with a phone. A selector may go into components with ` >>> `; each part is looked up in the component before it, which both
 * the preview and WeChat DevTools understand.
 */

/**
 * Waits for what `look` finds. The page may change while one looks: an element that is gone meanwhile is looked for again.
 * @throws Error that says what was missed, and why the last look failed
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
): Promise<T> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    let reason = ''
    const found = await look().catch((error: Error) => {
      reason = `: ${error.message}`
      return undefined
    })
    if (found !== null && found !== undefined && found !== false) return found
    if (Date.now() > end) throw new Error(`waited in vain for ${what}${reason}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

/** The page in view, once it is `path`. */
export function onPage({ app }: Phone, path: string): Promise<Page> {
  return eventually(`page ${path}`, async () => {
    const page = await currentPage(app)
    return page.path === path ? page : null
  })
}

/** Opens a page as a link from outside would. */
export async function open(phone: Phone, url: string): Promise<Page> {
  await phone.app.callWxMethod('reLaunch', { url })
  return onPage(phone, url.replace(/^\//, '').split('?')[0] ?? '')
}

/** The first element the selector names, once it is there. */
export function see(phone: Phone, selector: string): Promise<Element> {
  return eventually(selector, async () => (await all(phone, selector))[0])
}

/** Waits until nothing is left of what the selector names. */
export async function seeNothingOf(phone: Phone, selector: string): Promise<void> {
  await eventually(`no ${selector}`, async () => (await all(phone, selector)).length === 0)
}

/** Every element that the selector names now. */
export async function all(phone: Phone, selector: string): Promise<Element[]> {
  const [first = '', ...inner] = selector.split(' >>> ')
  const page = await currentPage(phone.app)
  let found: Element[] = await page.$$(first)
  for (const part of inner) {
    const next = await Promise.all(found.map((element) => element.$$(part) as Promise<Element[]>))
    found = next.flat()
  }
  return found
}

/** Taps the element once it is there; of a component, the native element that takes the tap. */
export async function press(phone: Phone, selector: string): Promise<void> {
  await eventually(selector, async () => {
    const element = (await all(phone, selector))[0]
    await element?.tap()
    return element
  })
}

/** The first element of these whose text contains `text`, once it is there. */
export function seeText(phone: Phone, selector: string, text: string): Promise<Element> {
  return eventually(`${selector} with “${text}”`, () => withText(phone, selector, text))
}

/** Taps the first element of these whose text contains `text`. */
export async function pressText(phone: Phone, selector: string, text: string): Promise<void> {
  await eventually(`${selector} with “${text}”`, async () => {
    const element = await withText(phone, selector, text)
    await element?.tap()
    return element
  })
}

/** Scrolls the page until the element is near its top. */
export async function scrollTo(phone: Phone, selector: string): Promise<void> {
  const { top } = (await (await see(phone, selector)).offset()) as { top: number }
  await phone.app.pageScrollTo(Math.max(0, top - 80))
}

/** Types into a field, replacing what is there. */
export async function fill(phone: Phone, selector: string, text: string): Promise<void> {
  await eventually(selector, async () => {
    const field = (await all(phone, selector))[0] as InputElement | undefined
    await field?.input(text)
    return field
  })
}

/** Taps the main button of WeChat's own sheet or modal, once it is there. */
export async function agree(phone: Phone, dialog: 'confirmModal' | 'authorizeAllow'): Promise<void> {
  const native = phone.app.native()
  const tap = (): Promise<boolean> =>
    native[dialog]().then(
      () => true,
      () => false,
    )
  await eventually(dialog, tap)
}

/** Waits until the element shows the text. */
export async function read(phone: Phone, selector: string, text: string | RegExp): Promise<string> {
  let last = ''
  const look = async (): Promise<boolean> => {
    const element = (await all(phone, selector))[0]
    last = element === undefined ? '' : await element.text()
    return typeof text === 'string' ? last.includes(text) : text.test(last)
  }
  await eventually(`${selector} to say “${String(text)}”`, look).catch((error: Error) => {
    throw new Error(`${error.message}; it says “${last}”`)
  })
  return last
}

async function withText(phone: Phone, selector: string, text: string): Promise<Element | undefined> {
  for (const element of await all(phone, selector)) {
    if ((await element.text()).includes(text)) return element
  }
  return undefined
}

async function currentPage(app: MiniProgram): Promise<Page> {
  const page = await app.currentPage()
  if (page === undefined) throw new Error('the phone shows no page')
  return page
}
