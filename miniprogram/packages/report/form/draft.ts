import type { CategoryChoice, PrepareInput, ReportForm, SubmitInput } from '../../../domain/api/case'
import type { Channel, Place } from '../../../domain/case/types'
import { readPhoneNumber, WRONG_PHONE } from '../../../domain/kernel/phone-number'
import { cleanText } from '../../../domain/kernel/text/clean'
import { lengthProblem, TEXT_LIMITS } from '../../../domain/kernel/text/length'
import type { UploadItem } from '../../../services/uploads'
import { mediaIdsOf, mediaProblem } from '../../../services/uploads'

/** A report while it is written. Pure: the page keeps it, stores it and shows it. */
export interface ReportDraft {
  /** Idempotency key: made once, so that every retry is the same case. */
  key: string
  channel: Channel
  items: UploadItem[]
  place?: Place
  categoryId: string
  /** The person chose it; a suggestion no longer replaces it. */
  categoryChosen: boolean
  danger: '' | 'yes' | 'no'
  answers: Record<string, string>
  text: string
  open: boolean
  anonymous: boolean
  contactName: string
  contactPhone: string
}

/** Parts of the page, top to bottom; each has an anchor of the same name. */
export type Part = 'media' | 'place' | 'category' | 'text' | 'contact'
export type Problems = Partial<Record<Part, string>>

const PARTS: readonly Part[] = ['media', 'place', 'category', 'text', 'contact']

export function newReport(key: string, channel: Channel): ReportDraft {
  return {
    key,
    channel,
    items: [],
    categoryId: '',
    categoryChosen: false,
    danger: '',
    answers: {},
    text: '',
    open: false,
    anonymous: false,
    contactName: '',
    contactPhone: '',
  }
}

/** @returns whether there is anything worth bringing back. */
export function isBegun({ items, place, text, categoryChosen }: ReportDraft): boolean {
  return items.length > 0 || place !== undefined || cleanText(text) !== '' || categoryChosen
}

export function categoryOf(draft: ReportDraft, form: ReportForm | undefined): CategoryChoice | undefined {
  return form?.categories.find(({ id }) => id === draft.categoryId)
}

/** Questions belong to a category: another category asks anew. */
export function withCategory(draft: ReportDraft, categoryId: string, chosen: boolean): ReportDraft {
  const fresh = categoryId === draft.categoryId ? {} : { danger: '' as const, answers: {} }
  return { ...draft, ...fresh, categoryId, categoryChosen: chosen }
}

/**
 * @param placeProblem what is open about the place that was chosen; '' for nothing, or while the server has not said
 * @returns what keeps the report from being submitted, by part.
 */
export function problemsOf(draft: ReportDraft, form: ReportForm, placeProblem = ''): Problems {
  const problems: Problems = {}
  const media = mediaProblem(draft.items)
  if (media) problems.media = media
  if (!draft.place) problems.place = '请在地图上选择位置'
  else if (placeProblem) problems.place = placeProblem
  const category = categoryProblem(draft, categoryOf(draft, form))
  if (category) problems.category = category
  const text = lengthProblem(draft.text, { min: form.limits.textMin, max: form.limits.textMax })
  if (text) problems.text = text
  const contact = contactProblem(draft)
  if (contact) problems.contact = contact
  return problems
}

export function firstProblem(problems: Problems): Part | undefined {
  return PARTS.find((part) => problems[part] !== undefined)
}

function categoryProblem(draft: ReportDraft, category: CategoryChoice | undefined): string | undefined {
  if (!category) return '请选择问题类别'
  if (category.danger && draft.danger === '') return '请先回答是否有危险'
  const open = category.questions.find(({ id }) => !draft.answers[id])
  return open ? `请选择：${open.text}` : undefined
}

function contactProblem({ contactName, contactPhone }: ReportDraft): string {
  const name = lengthProblem(contactName, TEXT_LIMITS.name)
  if (name) return `称呼${name}`
  return readPhoneNumber(contactPhone) === undefined ? WRONG_PHONE : ''
}

/** @returns what the server is asked for suggestions and the promise by: whatever is known so far */
export function questionOf({ text, place, categoryId }: ReportDraft): PrepareInput {
  return {
    ...(cleanText(text) ? { text: cleanText(text) } : {}),
    ...(place ? { point: place.point, address: place.address } : {}),
    ...(categoryId ? { categoryId } : {}),
  }
}

/** @returns what is submitted. @throws when there is no place; `problemsOf` tells that first */
export function inputOf(draft: ReportDraft, category: CategoryChoice, formVersion?: string): SubmitInput {
  if (!draft.place) throw new Error('a report without a place')
  const name = cleanText(draft.contactName)
  const phone = readPhoneNumber(draft.contactPhone)
  return {
    key: draft.key,
    channel: draft.channel,
    categoryId: category.id,
    text: cleanText(draft.text),
    place: draft.place,
    media: mediaIdsOf(draft.items),
    answers: draft.answers,
    ...(formVersion === undefined ? {} : { formVersion }),
    open: draft.open && category.mayBePublic,
    anonymous: draft.anonymous,
    ...(name ? { contactName: name } : {}),
    ...(phone ? { contactPhone: phone } : {}),
    ...(category.danger ? { dangerDenied: draft.danger === 'no' } : {}),
  }
}

/** The server names fields by path; @returns its complaints by part of the page. */
export function problemsFrom(fields: Record<string, string>): Problems {
  const problems: Problems = {}
  for (const [path, text] of Object.entries(fields)) {
    const part = partOf(path)
    problems[part] ??= text
  }
  return problems
}

function partOf(path: string): Part {
  if (path.startsWith('place')) return 'place'
  if (path.startsWith('media')) return 'media'
  if (path.startsWith('contact')) return 'contact'
  return path.startsWith('text') ? 'text' : 'category'
}
