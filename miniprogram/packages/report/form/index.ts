import type { Prepared, ReportForm } from '../../../domain/api/case'
import type { PlaceCheck } from '../../../domain/case/place-check'
import type { Channel, Place, Point } from '../../../domain/case/types'
import { CHANNELS } from '../../../domain/case/types'
import { restoreMedia, retryMedia } from '../../../page/form'
import { FRAME, framed } from '../../../page/frame'
import { newReportForm, reportForm, viewCase } from '../../../services/cases'
import { withConsent } from '../../../services/consent'
import { clearDraft, loadDraft, saveDraft } from '../../../services/drafts'
import { newKey } from '../../../services/keys'
import { onReconnect } from '../../../services/network'
import { callPhone } from '../../../services/call-phone'
import { caseDetail, open, REPORT_DONE, REPORT_FORM } from '../../../services/routes'
import { currentSession } from '../../../services/session'
import type { UploadItem } from '../../../services/uploads'
import { isUploading } from '../../../services/uploads'
import { prepare, submit } from '../service'
import { keepSubmitted } from '../shared/last-submitted'
import { askToEmpty } from './ask-to-empty'
import { draftFrom } from './again'
import type { Part, Problems, ReportDraft } from './draft'
import {
  categoryOf,
  firstProblem,
  inputOf,
  isBegun,
  newReport,
  problemsOf,
  questionOf,
  withCategory,
} from './draft'
import type { Failure } from './failure'
import { afterChange, afterReconnect, failureOf, isAboutForm } from './failure'
import { renewed } from './renew'
import { showFirst } from './show-first'
import { NO_PLACE, placeView } from './place-view'
import type { FormView, NearbyRow } from './view'
import { formView, nearbyRows, promiseText } from './view'

/** Long enough for a person to finish a word. */
const PREPARE_AFTER = 600
const SAVE_AFTER = 300

const TITLES: Partial<Record<Channel, string>> = { mayor: '市长信箱', proxy: '代报' }

/** 随手拍: one page in the order people think; whatever is entered is kept as a draft until the server has it. */
Page({
  ...framed(),

  draft: newReport('', 'snap'),
  form: undefined as ReportForm | undefined,
  suggested: [] as string[],
  /** What the server makes of the draft's place; unknown again as soon as another is chosen. */
  placeCheck: undefined as PlaceCheck | undefined,
  /** What the server found wrong; true until that part is changed, whatever the form itself finds. */
  told: {} as Problems,
  noLongerOnReconnect: (): void => undefined,
  /** The latest question to the server; answers to older ones are dropped. */
  asked: 0,
  asking: 0,
  saving: 0,
  /** The case that was taken back and is sent again; empty for a new report. */
  from: '',

  data: {
    ...FRAME,
    form: null as ReportForm | null,
    view: null as FormView | null,
    place: NO_PLACE,
    /** What inputs start with; they hold their own text from then on, so they may be hidden but never made anew. */
    initial: { text: '', contactName: '', contactPhone: '' },
    savedPhone: '',
    nearby: [] as NearbyRow[],
    promise: '',
    problems: {} as Problems,
    restored: '',
    /** '' | 'uploading' | 'sending' */
    submitting: '',
    failure: null as Failure | null,
    point: null as Point | null,
  },

  onLoad({ channel, from = '' }: { channel?: string; from?: string }) {
    this.from = from
    const known = CHANNELS.find((name) => name === channel) ?? 'snap'
    const title = TITLES[known]
    if (title) void wx.setNavigationBarTitle({ title })
    this.draft = newReport(newKey(), known)
    this.noLongerOnReconnect = onReconnect(() => this.setData({ failure: afterReconnect(this.data.failure) }))
    void this.reload()
  },

  onHide() {
    this.keep()
  },

  onUnload() {
    clearTimeout(this.asking)
    this.noLongerOnReconnect()
    this.keep()
  },

  async load() {
    this.form = await reportForm()
    const kept = loadDraft<ReportDraft>(this.draftName()) ?? (await this.takenBack())
    const again = kept && renewed(kept, undefined, this.form)
    if (again) this.draft = again.draft
    const { text, contactName, contactPhone, place } = this.draft
    this.setData({
      phase: 'ready',
      form: this.form,
      view: formView(this.draft, this.form, []),
      place: this.placeNow(this.form),
      initial: { text, contactName, contactPhone },
      savedPhone: currentSession()?.profile.phoneMasked ?? '',
      point: place?.point ?? null,
      restored: kept ? (this.from ? '已填入撤回的内容，照片需要重新添加' : '已恢复您上次填写的内容') : '',
    })
    if (again?.problem) this.tell({ category: again.problem })
    if (kept) await this.bringBack(kept)
  },

  /** The city asks something else than the form that the phone kept; whatever still fits stays. */
  async renew() {
    try {
      const form = await newReportForm()
      const { draft, problem } = renewed(this.draft, this.form, form)
      this.form = form
      this.setData({ form })
      this.change(draft)
      if (problem) this.tell({ category: problem })
    } catch (error) {
      // Sending it says again what does not fit.
      console.warn('form', error)
    }
  },

  async bringBack({ items }: ReportDraft) {
    this.askSoon(0)
    const lost = await restoreMedia(this, items)
    if (lost > 0) this.setData({ restored: `已恢复您上次填写的内容，${lost} 个文件需要重新添加` })
  },

  /** What is sent again; without it the form is a new one. */
  async takenBack(): Promise<ReportDraft | undefined> {
    if (!this.from) return undefined
    try {
      return draftFrom(await viewCase(this.from), this.draft.key, this.draft.channel)
    } catch (error) {
      console.warn('taken back', error)
      return undefined
    }
  },

  draftName(): string {
    return this.from ? `report-again-${this.from}` : `report-${this.draft.channel}`
  },

  /** Every change goes through here: shown, and kept. */
  change(patch: Partial<ReportDraft>, changed?: Part) {
    this.draft = { ...this.draft, ...patch }
    this.show()
    if (changed) this.solve(changed)
    clearTimeout(this.saving)
    this.saving = setTimeout(() => this.keep(), SAVE_AFTER)
  },

  show() {
    if (!this.form) return
    const view = formView(this.draft, this.form, this.suggested)
    this.setData({ view, place: this.placeNow(this.form) })
  },

  placeNow(form: ReportForm) {
    const cityName = currentSession()?.city.name ?? ''
    return placeView(this.draft.place, { form, check: this.placeCheck, cityName })
  },

  /** What was wrong with a part is over once it is changed; what else failed stays. */
  solve(part: Part) {
    const { [part]: _solved, ...told } = this.told
    this.told = told
    const failure = afterChange(this.data.failure, part)
    if (this.data.problems[part] || failure !== this.data.failure)
      this.setData({ [`problems.${part}`]: '', failure })
  },

  tell(problems: Problems) {
    this.told = { ...this.told, ...problems }
    this.setData({ problems: { ...this.data.problems, ...problems } })
  },

  keep() {
    clearTimeout(this.saving)
    if (!this.form || this.draft.key === '') return
    if (isBegun(this.draft)) saveDraft(this.draftName(), this.draft)
  },

  async startOver() {
    if (!(await askToEmpty())) return
    clearDraft(this.draftName())
    const { channel } = this.draft
    this.draft = newReport('', channel)
    void wx.redirectTo({ url: `${REPORT_FORM}?channel=${channel}` })
  },

  // fields

  onMedia({ detail }: WechatMiniprogram.CustomEvent<{ items: UploadItem[] }>) {
    this.change({ items: detail.items }, 'media')
    if (this.data.submitting === 'uploading' && !isUploading(detail.items)) void this.submit()
  },

  onPlace({ detail }: WechatMiniprogram.CustomEvent<{ point: Point; address: string }>) {
    const { point, address } = detail
    // Whatever was answered about another place does not count for this one.
    const place: Place = { point, address }
    this.placeCheck = undefined
    this.asked += 1
    this.setData({ point })
    this.change({ place }, 'place')
    this.askSoon(0)
  },

  onConfirmPlace() {
    const { place } = this.draft
    if (place) this.change({ place: { ...place, confirmed: true } }, 'place')
  },

  onTown({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const { place } = this.draft
    if (place) this.change({ place: { ...place, townId: detail.id } }, 'place')
  },

  onCategory({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.draft = withCategory(this.draft, detail.id, true)
    this.change({}, 'category')
    this.askSoon(0)
  },

  onAnswer({ detail }: WechatMiniprogram.CustomEvent<{ id: string; answer: string }>) {
    this.change({ answers: { ...this.draft.answers, [detail.id]: detail.answer } }, 'category')
  },

  onDanger({ detail }: WechatMiniprogram.CustomEvent<{ answer: 'yes' | 'no' }>) {
    this.change({ danger: detail.answer }, 'category')
  },

  onText({ detail }: WechatMiniprogram.Input) {
    this.change({ text: detail.value }, 'text')
    this.askSoon(PREPARE_AFTER)
  },

  onContact({
    detail,
    currentTarget,
  }: WechatMiniprogram.Input & WechatMiniprogram.Tap<{ field: 'contactName' | 'contactPhone' }>) {
    this.change({ [currentTarget.dataset.field]: detail.value }, 'contact')
  },

  /** The whole row is the switch. */
  onSwitch({ currentTarget }: WechatMiniprogram.Tap<{ field: 'open' | 'anonymous' }>) {
    const { field } = currentTarget.dataset
    this.change({ [field]: !this.draft[field] })
  },

  // what the server suggests

  askSoon(wait: number) {
    clearTimeout(this.asking)
    this.asking = setTimeout(() => void this.ask(), wait)
  },

  async ask() {
    const run = ++this.asked
    try {
      const prepared = await prepare(questionOf(this.draft))
      if (run === this.asked) this.take(prepared)
    } catch (error) {
      // Suggestions help; the report goes on without them.
      console.warn('prepare', error)
    }
  },

  take({ suggested, nearby, promise, place, formVersion }: Prepared) {
    const now = Date.now()
    if (formVersion !== undefined && formVersion !== this.form?.version) void this.renew()
    this.suggested = suggested
    this.placeCheck = place
    this.setData({ nearby: nearbyRows(nearby, now), promise: promiseText(promise, now) })
    const first = suggested[0]
    if (!first || this.draft.categoryChosen || first === this.draft.categoryId) return this.show()
    this.draft = withCategory(this.draft, first, false)
    this.change({}, 'category')
    this.askSoon(0)
  },

  openCase({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(caseDetail(detail.id))
  },

  callDanger() {
    const phone = this.data.view?.danger?.phone
    if (phone) void callPhone(phone)
  },

  // submitting

  async onSubmit() {
    if (this.data.submitting !== '' || !this.form) return
    const { media, ...problems } = this.problems(this.form)
    this.setData({ problems, failure: null })
    if (firstProblem(problems)) return showFirst(problems)
    if (media) retryMedia(this)
    if (isUploading(this.draft.items)) return this.setData({ submitting: 'uploading' })
    await this.submit()
  },

  problems(form: ReportForm): Problems {
    return { ...this.told, ...problemsOf(this.draft, form, this.data.place.problem) }
  },

  async submit() {
    const { form } = this
    const category = categoryOf(this.draft, form)
    if (!form || !category) return
    const problems = this.problems(form)
    if (firstProblem(problems)) {
      this.setData({ submitting: '', problems })
      return showFirst(problems)
    }
    this.setData({ submitting: 'sending' })
    try {
      const submitted = await withConsent(() => submit(inputOf(this.draft, category, form.version)))
      keepSubmitted(submitted, this.draft)
      this.finish()
    } catch (error) {
      await this.fail(error)
    }
  },

  /** The server has it: nothing is left to keep. */
  finish() {
    clearTimeout(this.saving)
    clearDraft(this.draftName())
    this.draft = newReport('', this.draft.channel)
    void wx.redirectTo({ url: REPORT_DONE })
  },

  async fail(error: unknown) {
    const { failure, problems } = failureOf(error)
    this.tell(problems)
    if (isAboutForm(error)) await this.renew()
    this.setData({ submitting: '', failure })
    // The server asks about the place what the form did not know to ask.
    if (problems.place) this.askSoon(0)
    if (firstProblem(problems)) showFirst(problems)
  },
})
