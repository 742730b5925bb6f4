import type { Prepared, ReportForm } from '../../../domain/api/case'
import { formatCaseNumber } from '../../../domain/case/case-number'
import { ADDRESS_MAX } from '../../../domain/case/place-check'
import { cleanText } from '../../../domain/kernel/text/clean'
import { counterOf } from '../../../domain/kernel/text/length'
import { personalKinds } from '../../../domain/kernel/text/mask'
import { fit } from '../../../domain/kernel/text/shorten'
import type { CaseRow } from '../../../components/case-card/view'
import { caseRow } from '../../../components/case-card/view'
import { formatDate, formatDistance, formatMoment } from '../../../words/format'
import type { ReportDraft } from './draft'
import { categoryOf } from './draft'

/** The form in words: everything that depends on the draft, except the texts that inputs hold themselves. */
export interface FormView {
  chips: { id: string; name: string; on: boolean }[]
  danger: { question: string; phone: string; phoneName: string; answer: string } | null
  questions: { id: string; text: string; choices: { text: string; on: boolean }[] }[]
  placeholder: string
  counter: string
  tooLong: boolean
  /** What the text holds that nobody needs to know; '' for nothing. */
  hint: string
  open: boolean
  anonymous: boolean
  mayBePublic: boolean
  /** Life may be in danger: the form stops and offers the call. */
  stopped: boolean
}

export interface NearbyRow extends CaseRow {
  distance: string
  supported: boolean
  /** 您 11-23 10:00 上报，编号 …; empty for other people's. */
  mine: string
}

const CHIPS = 4
const EXAMPLE = '例如：人行道上有一块地砖松动翘起，老人经过容易绊倒，希望尽快修好。'

export function formView(draft: ReportDraft, form: ReportForm, suggested: readonly string[]): FormView {
  const category = categoryOf(draft, form)
  const counter = counterOf(draft.text, { max: form.limits.textMax })
  return {
    chips: chipsOf(draft, form, suggested),
    danger: category?.danger ? { ...category.danger, answer: draft.danger } : null,
    questions: (category?.questions ?? []).map(({ id, text, choices }) => ({
      id,
      text,
      choices: choices.map((choice) => ({ text: choice, on: draft.answers[id] === choice })),
    })),
    placeholder: category?.example || EXAMPLE,
    counter: counter.text,
    tooLong: counter.tooLong,
    hint: hintFor(draft.text),
    open: draft.open,
    anonymous: draft.anonymous,
    mayBePublic: category?.mayBePublic ?? false,
    stopped: draft.danger === 'yes',
  }
}

/** @returns what to think about before the text is sent; nothing keeps it from being sent */
function hintFor(text: string): string {
  const kinds = personalKinds(text)
  const names = [...(kinds.has('identity') ? ['身份证号'] : []), ...(kinds.has('card') ? ['银行卡号'] : [])]
  return names.length === 0 ? '' : `说明里像是有${names.join('和')}。办理通常用不到，建议删去；公开时会隐去。`
}

/** The chosen one first, then what the text suggests, then the city's most common. */
function chipsOf(draft: ReportDraft, form: ReportForm, suggested: readonly string[]): FormView['chips'] {
  const order = [draft.categoryId, ...suggested, ...form.categories.map(({ id }) => id)]
  const ids = [...new Set(order)].filter((id) => form.categories.some((category) => category.id === id))
  return ids.slice(0, CHIPS).map((id) => ({
    id,
    name: form.categories.find((category) => category.id === id)?.name ?? '',
    on: id === draft.categoryId,
  }))
}

export function nearbyRows(nearby: Prepared['nearby'], now: number): NearbyRow[] {
  return nearby.map((card) => ({
    ...caseRow(card, now),
    distance: formatDistance(card.metres),
    supported: card.supportedByMe,
    mine: card.mine ? `您 ${formatMoment(card.at, now)} 上报，编号 ${formatCaseNumber(card.number)}` : '',
  }))
}

/** @returns what happens after submitting, and who does it below; empty while nothing can be promised. */
export function promiseText(promise: Prepared['promise'], now: number): string {
  if (!promise) return ''
  const { departmentName, clocks } = promise
  const words = `${formatMoment(clocks.signDue, now)} 前签收，预计 ${formatDate(clocks.resolveDue, now)} 前答复`
  return `${words}\n${departmentName}承办`
}

/** WeChat gives a name and an address, either of which may be empty or contain the other. */
export function addressText(name: string, address: string): string {
  return fit(joined(cleanText(name), cleanText(address)), ADDRESS_MAX)
}

function joined(name: string, address: string): string {
  if (!name || address.includes(name)) return address
  if (!address || name.includes(address)) return name
  return `${address} ${name}`
}
