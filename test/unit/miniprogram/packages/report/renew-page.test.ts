import type { ReportForm } from '../../../../../miniprogram/domain/api/case'
import type { ReportDraft } from '../../../../../miniprogram/packages/report/form/draft'
import type { Problems } from '../../../../../miniprogram/packages/report/form/draft'
import { session } from '../../support/build'
import { installPhone } from '../../support/wx'

/** The report's page while the city changes what it asks. */

/** By a name that the compiler does not follow: pages are compiled without Node's types. */
const PAGE: string = '../../../../../miniprogram/packages/report/form/index'

const COUNT = { id: 'count', text: '几盏', choices: ['一盏', '多盏'] }
const POLE = { id: 'pole', text: '灯杆倾斜吗', choices: ['是', '否'] }
const form = (version: string, questions: (typeof COUNT)[]): ReportForm => ({
  version,
  categories: [
    { id: 'lamp', name: '路灯不亮', icon: 'bulb-o', type: 'help', example: '', questions, mayBePublic: true },
  ],
  towns: [],
  limits: { photos: 9, videoSeconds: 60, textMin: 5, textMax: 500 },
})
const OLD = form('v1', [COUNT])
const NEW = form('v2', [COUNT, POLE])

interface FormPage {
  data: { form: ReportForm; problems: Problems; submitting: string }
  draft: ReportDraft
  setData(changes: Record<string, unknown>): void
  onLoad(options: object): void
  onCategory(event: object): void
  onAnswer(event: object): void
  onText(event: object): void
  onPlace(event: object): void
  onSubmit(): Promise<void>
}

/** A page without its drawing. */
function pageOf(config: FormPage): FormPage {
  return {
    ...config,
    data: structuredClone(config.data),
    setData(changes) {
      for (const [path, value] of Object.entries(changes)) {
        const [name = '', inner] = path.split('.')
        const data = this.data as unknown as Record<string, unknown>
        if (inner === undefined) data[name] = value
        else data[name] = { ...(data[name] as object), [inner]: value }
      }
    },
  }
}

let city: ReportForm
let sent: { answers: object; formVersion?: string }[]
let page: FormPage

const ok = (data: object) => ({ result: { ok: true, data } })
async function answer(action: string, input: { answers: object }): Promise<object> {
  if (action === 'case.form') return ok(city)
  if (action === 'case.prepare') return ok({ suggested: [], nearby: [], formVersion: city.version })
  if (action !== 'case.submit') return ok(session())
  sent.push(input)
  const fields = { 'answers.pole': '请选择：灯杆倾斜吗' }
  return { result: { ok: false, error: { code: 'invalid_input', message: '有误', fields } } }
}
const later = (ms: number) => jest.advanceTimersByTimeAsync(ms)

beforeEach(async () => {
  jest.useFakeTimers()
  jest.resetModules()
  const phone = installPhone()
  phone.storage.set('session', session())
  phone.answer = (_name, data) => {
    const { action, input } = data as { action: string; input: { answers: object } }
    return answer(action, input)
  }
  const silent = () => Promise.resolve()
  Object.assign(wx, { showToast: silent, pageScrollTo: silent, onNetworkStatusChange: silent })
  let config: FormPage | undefined
  Object.assign(globalThis, { Page: (given: FormPage) => (config = given) })
  await import(PAGE)
  if (!config) throw new Error('the file made no page')
  city = OLD
  sent = []
  page = pageOf(config)
  page.onLoad({ channel: 'snap' })
  await later(0)
  page.onCategory({ detail: { id: 'lamp' } })
  page.onAnswer({ detail: { id: 'count', answer: '多盏' } })
  page.onPlace({ detail: { point: { longitude: 113.4, latitude: 22.5 }, address: '长江路' } })
  await later(1_000)
})
afterEach(() => jest.useRealTimers())

const expectRenewed = () => {
  expect(page.data.form.version).toBe('v2')
  expect(page.draft.answers).toEqual({ count: '多盏' })
  expect(page.data.problems.category).toBe('这一类别的问题有调整，请选择：灯杆倾斜吗')
}

test('the next thing that is written brings the new question, and nothing else is lost', async () => {
  city = NEW
  page.onText({ detail: { value: '路灯坏了一整排' } })
  await later(1_000)
  expectRenewed()
  expect(page.draft.text).toBe('路灯坏了一整排')
})

test('sending it with the earlier form names the question; answered, it is sent under the new one', async () => {
  page.onText({ detail: { value: '路灯坏了一整排' } })
  await later(1_000)
  city = NEW
  await page.onSubmit()
  expect(sent).toMatchObject([{ answers: { count: '多盏' }, formVersion: 'v1' }])
  expectRenewed()
  expect(page.data.submitting).toBe('')
  page.onAnswer({ detail: { id: 'pole', answer: '是' } })
  await page.onSubmit()
  expect(sent[1]).toMatchObject({ answers: { count: '多盏', pole: '是' }, formVersion: 'v2' })
})
