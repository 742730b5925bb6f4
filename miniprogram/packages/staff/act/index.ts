import type { CaseView } from '../../../domain/api/case'
import { NUMBER_MISSING, NUMBER_WRONG } from '../../../domain/case/case-number'
import { counterOf, TEXT_LIMITS } from '../../../domain/kernel/text/length'
import type { StaffAction, StaffChoices } from '../../../domain/api/staff'
import { restoreMedia } from '../../../page/form'
import { FRAME, framed } from '../../../page/frame'
import { messageOf } from '../../../services/call'
import { viewCase } from '../../../services/cases'
import { clearDraft, loadDraft, saveDraft } from '../../../services/drafts'
import { newKey } from '../../../services/keys'
import { explainOvertaken } from '../../../services/overtaken'
import { leaveTo, STAFF, staffCase } from '../../../services/routes'
import { whenSession } from '../../../services/session'
import { act } from '../../../services/staff'
import type { UploadItem } from '../../../services/uploads'
import { mediaIdsOf, mediaProblem, isUploading } from '../../../services/uploads'
import { noteChanged } from '../../../services/changed'
import { choices } from '../service'
import { isStaffAction } from '../shared/actions'
import { handedOver, handOver } from '../shared/handover'
import type { NearbyView } from '../shared/nearby'
import { nearbyViews } from '../shared/nearby'
import type { ActDraft, Parts } from './draft'
import { emptyDraft, inputOf, isWorthKeeping, whatIsMissing } from './draft'
import type { FormSpec } from './forms'
import { formOf } from './forms'
import { drawnProblems } from './problems'
import type { ActPage } from './view'
import { actPage, shownChoices, shownEnd, shownIds, startingDraft, withPhrase } from './view'

interface KeptDraft {
  draft: ActDraft
  items: UploadItem[]
}

/** The form of one action on one case; which parts it has is a table (forms.ts). */
Page({
  ...framed(),

  data: {
    ...FRAME,
    spec: null as FormSpec | null,
    page: null as ActPage | null,
    choices: null as ReturnType<typeof shownChoices> | null,
    nearby: [] as NearbyView[],
    draft: emptyDraft(''),
    counter: counterOf('', TEXT_LIMITS.words),
    ticks: {} as Record<number, boolean>,
    coChosen: {} as Record<string, boolean>,
    restored: false,
    /** What is said about a field of the input, at that field. */
    problems: {} as Record<string, string>,
    /** Which of the days on offer the picker stands at: at first the third, so that nobody confirms a month by mistake. */
    untilIndex: 0 as number | string,
    sending: false,
  },
  caseId: '',
  action: undefined as StaffAction | undefined,
  /** The case to merge into, when one was picked before. */
  parentNumber: '',
  items: [] as UploadItem[],
  done: false,

  onLoad(query: { id?: string; action?: string; parent?: string }) {
    this.caseId = query.id ?? ''
    const action = query.action ?? ''
    const spec = formOf(action)
    if (!spec || !isStaffAction(action)) return this.setData({ phase: 'error', errorText: '没有这项操作' })
    this.action = action
    this.parentNumber = query.parent ?? ''
    this.setData({ spec })
    void wx.setNavigationBarTitle({ title: spec.title })
    void this.reload()
  },

  onUnload() {
    this.keep()
  },

  onHide() {
    this.keep()
  },

  async load() {
    const { action } = this
    const { spec } = this.data
    // Without an action there is nothing to try again.
    if (!action || !spec) return leaveTo(STAFF)
    const view = handedOver(this.caseId) ?? (await viewCase(this.caseId))
    // A date ends with the city's office hours, which come with the session.
    if (spec.until) await whenSession()
    this.show(action, spec, view, spec.reason || spec.department ? await choices() : undefined)
    if (spec.parentNumber) this.setData({ nearby: await nearbyViews(this.caseId) })
  },

  show(action: StaffAction, spec: FormSpec, view: CaseView, needed: StaffChoices | undefined) {
    const kept = loadDraft<KeptDraft>(this.draftName())
    // A draft of an earlier version lacks what came since.
    const draft = kept
      ? { ...emptyDraft(''), ...kept.draft }
      : startingDraft(action, view, needed?.departments ?? [], newKey())
    if (this.parentNumber !== '') draft.parentNumber = this.parentNumber
    const page = actPage(action, view, Date.now())
    // A day that was chosen earlier may be no choice any more.
    if (!page.ends.some(({ day }) => day === draft.until)) draft.until = ''
    this.setData({
      phase: 'ready',
      page,
      choices: needed ? shownChoices(spec, needed, view) : null,
      draft,
      untilIndex: shownEnd(page, draft.until),
      counter: counterOf(draft.text, TEXT_LIMITS.words),
      ticks: Object.fromEntries(draft.ticked.map((line) => [line, true])),
      coChosen: Object.fromEntries(draft.coDepartmentIds.map((id) => [id, true])),
      restored: kept !== undefined,
    })
    if (kept) void this.restorePhotos(kept.items)
  },

  async restorePhotos(items: UploadItem[]) {
    const lost = await restoreMedia(this, items)
    if (lost > 0) void wx.showToast({ title: `${lost} 张照片需要重新选择`, icon: 'none' })
  },

  draftName(): string {
    return `act:${this.caseId}:${this.action ?? ''}`
  },

  /** What was written outlives leaving the page, a call that comes in, and the app being closed. */
  keep() {
    const { draft, phase } = this.data
    if (this.done || phase !== 'ready') return
    if (isWorthKeeping(draft) || this.items.length > 0)
      saveDraft(this.draftName(), { draft, items: this.items })
    else clearDraft(this.draftName())
  },

  change(patch: Partial<ActDraft>) {
    const entries = Object.entries(patch).map(([field, value]) => [`draft.${field}`, value])
    this.setData(Object.fromEntries(entries))
    this.settle(Object.keys(patch))
    if (patch.text !== undefined) this.setData({ counter: counterOf(patch.text, TEXT_LIMITS.words) })
    this.keep()
  },

  writeText({ detail }: WechatMiniprogram.Input) {
    this.change({ text: detail.value })
  },

  writeParent({ detail }: WechatMiniprogram.Input) {
    this.change({ parentNumber: detail.value })
  },

  chooseParent({ currentTarget }: WechatMiniprogram.Tap<{ number: string }>) {
    this.change({ parentNumber: currentTarget.dataset.number })
  },

  /** What was said about fields that are changed now holds no more. */
  settle(fields: readonly string[]) {
    const { problems } = this.data
    const left = Object.entries(problems).filter(([field]) => !fields.includes(field))
    if (left.length < Object.keys(problems).length) this.setData({ problems: Object.fromEntries(left) })
  },

  addPhrase({ currentTarget }: WechatMiniprogram.Tap<{ phrase: string }>) {
    this.change({ text: withPhrase(this.data.draft.text, currentTarget.dataset.phrase) })
  },

  chooseReason({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
    this.change({ reason: currentTarget.dataset.id })
  },

  chooseReached({ currentTarget }: WechatMiniprogram.Tap<{ reached: 'yes' | 'no' }>) {
    this.change({ reached: currentTarget.dataset.reached })
  },

  chooseDepartment({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
    this.change({ departmentId: currentTarget.dataset.id })
  },

  toggleCoDepartment({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
    const coChosen = toggled(this.data.coChosen, currentTarget.dataset.id)
    this.setData({ coChosen })
    this.change({ coDepartmentIds: Object.keys(coChosen) })
  },

  tick({ currentTarget }: WechatMiniprogram.Tap<{ line: number }>) {
    const ticks = toggled(this.data.ticks, String(currentTarget.dataset.line))
    this.setData({ ticks })
    this.change({ ticked: Object.keys(ticks).map(Number) })
  },

  chooseUntil({ detail }: WechatMiniprogram.PickerChange) {
    const untilIndex = detail.value as string
    this.setData({ untilIndex })
    const end = this.data.page?.ends[Number(untilIndex)]
    if (end) this.change({ until: end.day })
  },

  changePhotos({ detail }: WechatMiniprogram.CustomEvent<{ items: UploadItem[] }>) {
    this.items = detail.items
    this.settle(['media'])
    this.keep()
  },

  async send() {
    const { action } = this
    const { spec, page, draft, sending } = this.data
    if (sending || !action || !spec || !page) return
    const photos = {
      done: mediaIdsOf(this.items),
      uploading: isUploading(this.items),
      problem: mediaProblem(this.items),
    }
    const missing = whatIsMissing(spec, draft, photos, page.needsPhoto)
    if (missing) return this.tellMissing(missing)
    this.setData({ sending: true })
    try {
      this.finish(
        await post(action, { caseId: this.caseId, draft, media: photos.done, seen: shownIds(page) }),
      )
    } catch (error) {
      await this.explain(error)
    }
    this.setData({ sending: false })
  },

  tellMissing(missing: string) {
    const isNumber = missing === NUMBER_MISSING || missing === NUMBER_WRONG
    if (isNumber) this.setData({ problems: { parentNumber: missing } })
    else void wx.showToast({ title: missing, icon: 'none' })
  },

  finish(view: CaseView) {
    this.leave()
    handOver(view)
    leaveTo(staffCase(this.caseId))
    void wx.showToast({ title: '已提交', icon: 'success' })
  },

  leave() {
    this.done = true
    clearDraft(this.draftName())
    noteChanged()
  },

  /** A failed call leaves the form as it is, for another try; when someone else was first there is nothing to retry. */
  async explain(error: unknown) {
    const problems = drawnProblems(error)
    if (problems) return this.setData({ problems })
    if (!(await explainOvertaken(error))) {
      return void wx.showModal({
        title: '未能提交',
        content: `${messageOf(error).replace(/。$/, '')}。已填写的内容保留在本机，可再次提交。`,
        showCancel: false,
        confirmText: '知道了',
      })
    }
    noteChanged()
    await this.refetch()
    leaveTo(staffCase(this.caseId))
  },

  async refetch() {
    try {
      handOver(await viewCase(this.caseId))
    } catch (error) {
      // The case page reloads by pulling down.
      console.warn('refetch', error)
    }
  },
})

function post(action: StaffAction, parts: Parts): Promise<CaseView> {
  return act(action, inputOf(action, parts), handedOver(parts.caseId))
}

function toggled(set: Record<string, boolean>, key: string): Record<string, boolean> {
  const { [key]: on, ...others } = set
  return on ? others : { ...others, [key]: true }
}
