import type { Grade, Solved } from '../../../domain/case/types'
import { cleanText } from '../../../domain/kernel/text/clean'
import { failedTry } from '../../../page/form'
import { viewCase } from '../../../services/cases'
import { clearDraft, loadDraft, saveDraft } from '../../../services/drafts'
import { newKey } from '../../../services/keys'
import { explainOvertaken } from '../../../services/overtaken'
import { backToCase, caseAct } from '../../../services/routes'
import { rate } from '../service'
import type { RateDraft, RatedView, Thanks } from './view'
import {
  FACES,
  problemOf,
  ratedView,
  reasonChips,
  SOLVED_CHOICES,
  thanksFor,
  withGrade,
  withReason,
} from './view'

/** 评价: five faces, 是否解决, reasons that fit the grade, and words. */
Page({
  caseId: '',
  draft: { key: newKey(), reasons: [], text: '' } as RateDraft,

  data: {
    faces: FACES,
    solvedChoices: SOLVED_CHOICES,
    grade: 0 as Grade | 0,
    solved: '' as Solved | '',
    reasons: [] as { text: string; on: boolean }[],
    /** What the text field starts with. */
    initialText: '',
    busy: false,
    errorText: '',
    thanks: null as Thanks | null,
    /** Missing while it loads, and where it cannot be had: one can rate without. */
    rated: null as RatedView | null,
  },

  onLoad({ id = '' }: { id?: string }) {
    this.caseId = id
    this.draft = loadDraft<RateDraft>(this.draftName()) ?? { key: newKey(), reasons: [], text: '' }
    this.setData({ initialText: this.draft.text })
    this.show()
    void this.loadRated()
  },

  async loadRated() {
    try {
      this.setData({ rated: ratedView(await viewCase(this.caseId)) })
    } catch (error) {
      console.warn('rated', error)
    }
  },

  draftName(): string {
    return `rate-${this.caseId}`
  },

  change(draft: RateDraft) {
    this.draft = draft
    saveDraft(this.draftName(), draft)
    this.show()
  },

  show() {
    const { grade = 0, solved = '' } = this.draft
    this.setData({ grade, solved, reasons: reasonChips(this.draft), errorText: '' })
  },

  chooseGrade({ currentTarget }: WechatMiniprogram.Tap<{ grade: Grade }>) {
    this.change(withGrade(this.draft, currentTarget.dataset.grade))
  },

  chooseSolved({ currentTarget }: WechatMiniprogram.Tap<{ solved: Solved }>) {
    this.change({ ...this.draft, solved: currentTarget.dataset.solved })
  },

  toggleReason({ currentTarget }: WechatMiniprogram.Tap<{ reason: string }>) {
    this.change(withReason(this.draft, currentTarget.dataset.reason))
  },

  onText({ detail }: WechatMiniprogram.Input) {
    this.draft = { ...this.draft, text: detail.value }
    saveDraft(this.draftName(), this.draft)
  },

  async submit() {
    const { key, grade, solved, reasons, text } = this.draft
    if (this.data.busy) return
    const errorText = problemOf(this.draft)
    if (errorText || grade === undefined || solved === undefined) return this.setData({ errorText })
    this.setData({ busy: true, errorText: '' })
    try {
      const rated = await rate({ caseId: this.caseId, key, grade, solved, reasons, text: cleanText(text) })
      clearDraft(this.draftName())
      this.setData({ thanks: thanksFor(grade, solved, rated, Date.now()) })
    } catch (error) {
      await this.fail(error)
    }
    this.setData({ busy: false })
  },

  async fail(error: unknown) {
    if (await explainOvertaken(error)) {
      clearDraft(this.draftName())
      return this.back()
    }
    this.setData({ errorText: failedTry(error) })
  },

  reopen() {
    void wx.redirectTo({ url: caseAct(this.caseId, 'reopen') })
  },

  back() {
    backToCase(this.caseId)
  },
})
