import { mediaPickerOf } from '../../../components/media-picker/handle'
import type { Prepared, ReportForm } from '../../../domain/api/case'
import type { PlaceCheck } from '../../../domain/case/place-check'
import type { Channel, Place, Point } from '../../../domain/case/types'
import { CHANNELS } from '../../../domain/case/types'
import { AppError } from '../../../domain/errors'
import { codeOf, isRetryable, messageOf } from '../../../services/call'
import { prepare, reportForm, submit } from '../../../services/cases'
import { clearDraft, loadDraft, newKey, saveDraft } from '../../../services/drafts'
import { keepLastPlace } from '../../../services/location'
import { callPhone } from '../../../services/open-service'
import { caseDetail, open, REPORT_DONE } from '../../../services/routes'
import { currentSession, whenSession } from '../../../services/session'
import { save } from '../../../services/storage'
import type { UploadItem } from '../../../services/uploads'
import { isUploading } from '../../../services/uploads'
import { LAST_SUBMITTED } from '../last-submitted'
import { keepLeftOut } from '../left-out'
import type { Problems, ReportDraft } from './draft'
import {
  categoryOf,
  firstProblem,
  inputOf,
  isBegun,
  newReport,
  problemsFrom,
  problemsOf,
  withCategory,
} from './draft'
import { NO_PLACE, placeView } from './place-view'
import type { FormView, NearbyRow } from './view'
import { formView, nearbyRows, promiseText } from './view'

/** Long enough for a person to finish a word. */
const PREPARE_AFTER = 600
const SAVE_AFTER = 300

const TITLES: Partial<Record<Channel, string>> = { mayor: '市长信箱', proxy: '代报' }

/** 随手拍: one page in the order people think; whatever is entered is kept as a draft until the server has it. */
Page({
  draft: newReport('', 'snap'),
  form: undefined as ReportForm | undefined,
  suggested: [] as string[],
  /** What the server makes of the draft's place; unknown again as soon as another is chosen. */
  placeCheck: undefined as PlaceCheck | undefined,
  /** The latest question to the server; answers to older ones are dropped. */
  asked: 0,
  asking: 0,
  saving: 0,

  data: {
    phase: 'loading',
    errorText: '',
    form: null as ReportForm | null,
    view: null as FormView | null,
    place: NO_PLACE,
    /** What inputs start with; they hold their own text from then on. */
    initial: { text: '', contactName: '', contactPhone: '' },
    savedPhone: '',
    nearby: [] as NearbyRow[],
    promise: '',
    problems: {} as Problems,
    restored: '',
    /** '' | 'uploading' | 'sending' */
    submitting: '',
    failure: '',
    privacyOpen: false,
    point: null as Point | null,
  },

  onLoad({ channel }: { channel?: string }) {
    const known = CHANNELS.find((name) => name === channel) ?? 'snap'
    const title = TITLES[known]
    if (title) void wx.setNavigationBarTitle({ title })
    this.draft = newReport(newKey(), known)
    void this.start()
  },

  onHide() {
    this.keep()
  },

  onUnload() {
    clearTimeout(this.asking)
    this.keep()
  },

  async start() {
    this.setData({ phase: 'loading' })
    try {
      this.form = await reportForm()
    } catch (error) {
      this.setData({ phase: 'error', errorText: messageOf(error) })
      return
    }
    const kept = loadDraft<ReportDraft>(this.draftName())
    if (kept) this.draft = kept
    const { text, contactName, contactPhone, place } = this.draft
    this.setData({
      phase: 'ready',
      form: this.form,
      view: formView(this.draft, this.form, []),
      place: this.placeNow(this.form),
      initial: { text, contactName, contactPhone },
      savedPhone: currentSession()?.profile.phoneMasked ?? '',
      point: place?.point ?? null,
      restored: kept ? '已恢复您上次填写的内容' : '',
    })
    if (kept) await this.bringBack(kept)
  },

  async bringBack({ items }: ReportDraft) {
    this.askSoon(0)
    const lost = (await mediaPickerOf(this)?.restore(items)) ?? 0
    if (lost > 0) this.setData({ restored: `已恢复您上次填写的内容，${lost} 个文件需要重新添加` })
  },

  draftName(): string {
    return `report-${this.draft.channel}`
  },

  /** Every change goes through here: shown, and kept. */
  change(patch: Partial<ReportDraft>, cleared?: keyof Problems) {
    this.draft = { ...this.draft, ...patch }
    this.show(cleared)
    clearTimeout(this.saving)
    this.saving = setTimeout(() => this.keep(), SAVE_AFTER)
  },

  show(cleared?: keyof Problems) {
    if (!this.form) return
    const view = formView(this.draft, this.form, this.suggested)
    const solved = cleared && this.data.problems[cleared] ? { [`problems.${cleared}`]: '' } : {}
    this.setData({ view, place: this.placeNow(this.form), ...solved })
  },

  placeNow(form: ReportForm) {
    const cityName = currentSession()?.city.name ?? ''
    return placeView(this.draft.place, { form, check: this.placeCheck, cityName })
  },

  keep() {
    clearTimeout(this.saving)
    if (!this.form || this.draft.key === '') return
    if (isBegun(this.draft)) saveDraft(this.draftName(), this.draft)
  },

  startOver() {
    clearDraft(this.draftName())
    const { channel } = this.draft
    this.draft = newReport('', channel)
    void wx.redirectTo({ url: `/packages/report/form/index?channel=${channel}` })
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

  onContact({ detail, currentTarget }: WechatMiniprogram.Input) {
    const field = currentTarget.dataset.field as 'contactName' | 'contactPhone'
    this.change({ [field]: detail.value }, 'contact')
  },

  /** The whole row is the switch. */
  onSwitch({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const field = currentTarget.dataset.field as 'open' | 'anonymous'
    this.change({ [field]: !this.draft[field] })
  },

  // what the server suggests

  askSoon(wait: number) {
    clearTimeout(this.asking)
    this.asking = setTimeout(() => void this.ask(), wait)
  },

  async ask() {
    const run = ++this.asked
    const { text, place, categoryId } = this.draft
    try {
      const prepared = await prepare({
        ...(text.trim() ? { text: text.trim() } : {}),
        ...(place ? { point: place.point, address: place.address } : {}),
        ...(categoryId ? { categoryId } : {}),
      })
      if (run === this.asked) this.take(prepared)
    } catch (error) {
      // Suggestions help; the report goes on without them.
      console.warn('prepare', error)
    }
  },

  take({ suggested, nearby, promise, place }: Prepared) {
    const now = Date.now()
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
    if (phone) callPhone(phone)
  },

  // submitting

  async onSubmit() {
    if (this.data.submitting !== '' || !this.form) return
    const { media, ...problems } = problemsOf(this.draft, this.form, this.data.place.problem)
    this.setData({ problems, failure: '' })
    if (firstProblem(problems)) return this.showFirst(problems)
    if (media) mediaPickerOf(this)?.retryAll()
    if (isUploading(this.draft.items)) return this.setData({ submitting: 'uploading' })
    await this.submit()
  },

  showFirst(problems: Problems) {
    const part = firstProblem(problems)
    if (!part) return
    void wx.showToast({ title: problems[part] ?? '', icon: 'none' })
    void wx.pageScrollTo({ selector: `#part-${part}`, offsetTop: -16, duration: 200 })
  },

  async submit() {
    const { form } = this
    const category = categoryOf(this.draft, form)
    if (!form || !category) return
    const problems = problemsOf(this.draft, form, this.data.place.problem)
    if (firstProblem(problems)) {
      this.setData({ submitting: '', problems })
      return this.showFirst(problems)
    }
    this.setData({ submitting: 'sending' })
    try {
      if (!(await whenSession()).privacyAgreed) return this.setData({ submitting: '', privacyOpen: true })
      const submitted = await submit(inputOf(this.draft, category))
      save(LAST_SUBMITTED, submitted)
      keepLeftOut(submitted, this.draft)
      if (this.draft.place) keepLastPlace(this.draft.place.point)
      this.finish()
    } catch (error) {
      this.fail(error)
    }
  },

  /** The server has it: nothing is left to keep. */
  finish() {
    clearTimeout(this.saving)
    clearDraft(this.draftName())
    this.draft = newReport('', this.draft.channel)
    void wx.redirectTo({ url: REPORT_DONE })
  },

  fail(error: unknown) {
    this.setData({ submitting: '' })
    if (codeOf(error) === 'privacy_not_agreed') return this.setData({ privacyOpen: true })
    const problems = error instanceof AppError && error.fields ? problemsFrom(error.fields) : {}
    const kept = isRetryable(error) ? '，内容已保存' : ''
    this.setData({ problems, failure: messageOf(error) + kept })
    // The server asks about the place what the form did not know to ask.
    if (problems.place) this.askSoon(0)
    if (firstProblem(problems)) this.showFirst(problems)
  },

  onPrivacyAgreed() {
    const wasSubmitting = this.data.privacyOpen
    this.setData({ privacyOpen: false })
    if (wasSubmitting) void this.onSubmit()
  },

  onPrivacyClosed() {
    this.setData({ privacyOpen: false })
  },
})
