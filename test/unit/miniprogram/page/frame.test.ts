import { AppError } from '../../../../miniprogram/domain/kernel/errors'
import { FRAME, framed, tellFailure } from '../../../../miniprogram/page/frame'

const toasts: string[] = []
let pulls = 0
Object.assign(globalThis, {
  wx: {
    showToast: ({ title }: { title: string }) => void toasts.push(title),
    stopPullDownRefresh: () => void pulls++,
  },
})
beforeEach(() => {
  toasts.length = 0
  pulls = 0
})

/** A page whose content comes or not, as the test says. */
function pageThat(load: () => Promise<void>) {
  const page = {
    ...framed(),
    data: { ...FRAME },
    phases: [] as string[],
    setData(change: Partial<typeof FRAME>) {
      Object.assign(page.data, change)
      page.phases.push(page.data.phase)
    },
    async load() {
      await load()
      page.setData({ phase: 'ready' })
    },
  }
  return page
}

const offline = new AppError('offline')

test('what fails before there is anything to show takes its place', async () => {
  const page = pageThat(() => Promise.reject(offline))
  await page.reload()
  expect(page.data).toEqual({ phase: 'error', errorText: offline.message })
  expect(toasts).toEqual([])
})

test('what is on the screen stays when it cannot be had anew, and the failure is told', async () => {
  const answers = [Promise.resolve(), Promise.reject(offline)]
  const page = pageThat(async () => answers.shift())
  await page.reload()
  await page.onPullDownRefresh()
  expect([page.data.phase, toasts, pulls]).toEqual(['ready', [offline.message], 1])
})

test('a retry shows that it is under way, then the content', async () => {
  const page = pageThat(() => Promise.resolve())
  page.data.phase = 'error'
  page.retry()
  await Promise.resolve().then(() => undefined)
  expect(page.phases).toEqual(['loading', 'ready'])
})

test('pulling down ends whatever comes of it', async () => {
  const page = pageThat(() => Promise.reject(offline))
  await page.onPullDownRefresh()
  expect([page.data.phase, pulls]).toEqual(['error', 1])
})

test('a page may say that asking again would not help', () => {
  const page = pageThat(() => Promise.resolve())
  tellFailure(page, offline, 'empty')
  expect(page.data).toEqual({ phase: 'empty', errorText: offline.message })
})

test('no two pages share what they say', () => {
  const [one, other] = [pageThat(() => Promise.resolve()), pageThat(() => Promise.resolve())]
  one.setData({ phase: 'error', errorText: 'x' })
  expect(other.data).toEqual({ phase: 'loading', errorText: '' })
})
