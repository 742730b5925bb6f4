import type { TellingAction } from '../../../domain/api/own'
import { cleanText } from '../../../domain/kernel/text/clean'
import { counterOf, TEXT_LIMITS } from '../../../domain/kernel/text/length'
import { failedTry, restoreMedia } from '../../../page/form'
import { viewCase } from '../../../services/cases'
import type { TellDraft } from '../../../services/drafts'
import { clearDraft, loadDraft, noteDraftName, saveDraft, tellDraftName } from '../../../services/drafts'
import { newKey } from '../../../services/keys'
import { explainOvertaken } from '../../../services/overtaken'
import { backToCase } from '../../../services/routes'
import type { UploadItem } from '../../../services/uploads'
import { mediaIdsOf, isUploading } from '../../../services/uploads'
import { tell } from '../service'
import { lastQuestion } from '../shared/question'
import { problemOf, TELLING, tellingOf } from './view'

/** 补充信息, 补充说明 and 申请重办: words and pictures of the reporter. */
Page({
  caseId: '',
  action: 'addNote' as TellingAction,
  draft: { key: '', text: '', items: [] } as TellDraft,

  data: {
    words: TELLING.addNote,
    /** What the department asked. */
    question: '',
    initialText: '',
    counter: counterOf('', TEXT_LIMITS.words),
    /** '' | 'uploading' | 'sending' */
    submitting: '',
    errorText: '',
  },

  onLoad({ id = '', action }: { id?: string; action?: string }) {
    this.caseId = id
    this.action = tellingOf(action)
    const words = TELLING[this.action]
    void wx.setNavigationBarTitle({ title: words.title })
    const kept = loadDraft<TellDraft>(this.draftName())
    this.draft = kept ?? { key: newKey(), text: '', items: [] }
    this.setData({
      words,
      initialText: this.draft.text,
      counter: counterOf(this.draft.text, TEXT_LIMITS.words),
    })
    if (this.action === 'giveInfo') void this.loadQuestion()
  },

  onReady() {
    void restoreMedia(this, this.draft.items)
  },

  draftName(): string {
    return tellDraftName(this.action, this.caseId)
  },

  async loadQuestion() {
    try {
      this.setData({ question: lastQuestion(await viewCase(this.caseId)) })
    } catch (error) {
      // The question helps; the form works without it.
      console.warn('question', error)
    }
  },

  change(patch: Partial<TellDraft>) {
    this.draft = { ...this.draft, ...patch }
    saveDraft(this.draftName(), this.draft)
    if (this.data.errorText) this.setData({ errorText: '' })
  },

  onText({ detail }: WechatMiniprogram.Input) {
    this.change({ text: detail.value })
    this.setData({ counter: counterOf(detail.value, TEXT_LIMITS.words) })
  },

  onMedia({ detail }: WechatMiniprogram.CustomEvent<{ items: UploadItem[] }>) {
    this.change({ items: detail.items })
    if (this.data.submitting === 'uploading' && !isUploading(detail.items)) void this.send()
  },

  submit() {
    if (this.data.submitting !== '') return
    const errorText = problemOf(this.draft)
    if (errorText) return this.setData({ errorText })
    if (isUploading(this.draft.items)) return this.setData({ submitting: 'uploading' })
    void this.send()
  },

  async send() {
    const errorText = problemOf(this.draft)
    if (errorText) return this.setData({ submitting: '', errorText })
    this.setData({ submitting: 'sending', errorText: '' })
    const { key, text, items } = this.draft
    try {
      await tell(this.action, { caseId: this.caseId, key, text: cleanText(text), media: mediaIdsOf(items) })
      clearDraft(this.draftName())
      void wx.showToast({ title: TELLING[this.action].done, icon: 'none' })
      this.back()
    } catch (error) {
      if (await explainOvertaken(error)) return this.leaveOvertaken()
      this.setData({ submitting: '', errorText: failedTry(error) })
    }
  },

  /** What was written is not lost: it can still be told as a note, and a note stays a draft. */
  leaveOvertaken() {
    if (this.action !== 'addNote') {
      saveDraft(noteDraftName(this.caseId), { ...this.draft, key: newKey() })
      clearDraft(this.draftName())
    }
    this.back()
  },

  back() {
    backToCase(this.caseId)
  },
})
