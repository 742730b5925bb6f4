import type { StaffAction } from '../../../domain/api/staff'
import type { ReasonList } from '../../../domain/case/workflow'
import { ACTION_ROWS } from '../../../domain/case/workflow'
import { isGrave, isStaffAction, staffLabel } from '../shared/actions'
import type { FormWords, TextWords } from './form-words'
import { FORM_WORDS } from './form-words'

export type TextField = Omit<TextWords, 'required'> & { required: boolean }

/** What a form asks for; the page draws the parts that are there, in this order. */
export interface FormSpec {
  title: string
  effect: string
  submit: string
  /** `grave` takes something away from somebody: a sober button, red is for emergencies. */
  tone: 'primary' | 'grave'
  reason?: { label: string; from: ReasonList }
  department?: { label: string; withCoDepartments: boolean }
  until?: { label: string }
  parentNumber?: boolean
  /** Whether somebody was reached. */
  reached?: { label: string; yes: string; no: string }
  checklist?: readonly string[]
  text?: TextField
  photos?: { label: string; hint: string }
}

/** @returns what the form of `action` asks for; undefined when it has none */
export function formOf(action: string): FormSpec | undefined {
  const words = isStaffAction(action) ? FORM_WORDS[action] : undefined
  return words && isStaffAction(action) ? specOf(action, words) : undefined
}

const DEFAULT_TEXT: TextWords = { label: '说明', placeholder: '请写明情况', phrases: [] }

function specOf(action: StaffAction, words: FormWords): FormSpec {
  const { requires, accepts, reasons } = ACTION_ROWS[action]
  const { effect, submit, reached, checklist, photos } = words
  const hasText = requires.includes('text') || accepts.includes('text')
  return {
    title: staffLabel(action),
    effect,
    submit,
    tone: isGrave(action) ? 'grave' : 'primary',
    ...(reasons ? { reason: { label: words.reason ?? '原因', from: reasons } } : {}),
    ...(requires.includes('department')
      ? { department: departmentOf(words, accepts.includes('coDepartments')) }
      : {}),
    ...(requires.includes('until') ? { until: { label: words.until ?? '日期' } } : {}),
    ...(requires.includes('parentCase') ? { parentNumber: true } : {}),
    ...(requires.includes('reached') && reached ? { reached } : {}),
    ...(checklist ? { checklist } : {}),
    ...(hasText ? { text: textOf(words, requires.includes('text')) } : {}),
    ...(accepts.includes('media') && photos ? { photos } : {}),
  }
}

function textOf({ text = DEFAULT_TEXT }: FormWords, isNeeded: boolean): TextField {
  return { ...text, required: isNeeded || text.required === true }
}

function departmentOf(
  { department = '部门' }: FormWords,
  withCoDepartments: boolean,
): FormSpec['department'] {
  return { label: department, withCoDepartments }
}
