import { readCaseNumber } from '../../../domain/case/case-number'
import type { ActInput, StaffAction } from '../../../domain/api/staff'
import { ACTION_ROWS } from '../../../domain/case/workflow'
import { cleanText } from '../../../domain/kernel/text/clean'
import type { TextLimit } from '../../../domain/kernel/text/length'
import { lengthProblem, TEXT_LIMITS } from '../../../domain/kernel/text/length'
import { endOfDay } from './day'
import type { FormSpec } from './forms'

/** What has been filled in so far; kept on the phone until the server has acknowledged it. */
export interface ActDraft {
  /** Made once per form, so that a second tap or a retry acts once. */
  key: string
  text: string
  reason: string
  departmentId: string
  coDepartmentIds: string[]
  /** Local date, YYYY-MM-DD; empty when none is chosen. */
  until: string
  parentNumber: string
  /** Whether the citizen was reached; '' while nothing is chosen. */
  reached: '' | 'yes' | 'no'
  /** Which lines of the check list are ticked. */
  ticked: number[]
}

/** @returns an untouched form under `key`. */
export function emptyDraft(key: string): ActDraft {
  return {
    key,
    text: '',
    reason: '',
    departmentId: '',
    coDepartmentIds: [],
    until: '',
    parentNumber: '',
    reached: '',
    ticked: [],
  }
}

/** @returns whether anything was filled in that would be a pity to lose. */
export function isWorthKeeping(draft: ActDraft): boolean {
  return draft.text !== '' || draft.reason !== '' || draft.departmentId !== '' || draft.parentNumber !== ''
}

/** What is uploaded and kept, by id, what still is not, and what keeps some of it from being so. */
export interface Photos {
  done: string[]
  uploading: boolean
  problem: string
}

/** @returns what keeps the form from being sent, as a sentence; undefined when nothing does. */
export function whatIsMissing(
  spec: FormSpec,
  draft: ActDraft,
  photos: Photos,
  needsPhoto: boolean,
): string | undefined {
  if (spec.department && draft.departmentId === '') return `请选择${spec.department.label}`
  if (spec.reason && draft.reason === '') return `请选择${spec.reason.label}`
  if (spec.reached && draft.reached === '') return `请选择${spec.reached.label}`
  if (spec.until && draft.until === '') return '请选择延期日期'
  const number = spec.parentNumber ? readCaseNumber(draft.parentNumber) : undefined
  if (number && 'problem' in number) return number.problem
  if (spec.text?.required && cleanText(draft.text) === '') return `请填写${spec.text.label}`
  const text = spec.text ? lengthProblem(draft.text, limitOf(spec.text)) : ''
  if (text) return `${spec.text?.label ?? ''}${text}`
  if (spec.checklist?.some((_, line) => !draft.ticked.includes(line))) return '请逐项核对并勾选'
  return spec.photos ? whatPhotosMiss(photos, needsPhoto) : undefined
}

/** How much may be written into the field. */
function limitOf({ required }: { required: boolean }): TextLimit {
  return required ? TEXT_LIMITS.words : TEXT_LIMITS.remark
}

function whatPhotosMiss(photos: Photos, needsPhoto: boolean): string | undefined {
  if (photos.problem) return photos.problem
  if (photos.uploading) return '照片正在上传，请稍候'
  return needsPhoto && photos.done.length === 0 ? '请至少上传一张办理后的现场照片' : undefined
}

/** The parts that any act may have; what each action really takes is checked where it is called. */
export interface Parts {
  caseId: string
  draft: ActDraft
  /** Ids of the files that come along. */
  media: string[]
  /** Ids of the files that the form showed. */
  seen: string[]
}

/** @returns what is sent: the parts that the action requires or accepts, and nothing else */
export function inputOf(action: StaffAction, { caseId, draft, media, seen }: Parts): ActInput {
  const { requires, accepts } = ACTION_ROWS[action]
  const text = cleanText(draft.text)
  const takesText = requires.includes('text') || (accepts.includes('text') && text !== '')
  return {
    caseId,
    key: draft.key,
    ...(takesText ? { text } : {}),
    ...(requires.includes('reason') ? { reason: draft.reason } : {}),
    ...(requires.includes('department') ? departmentsOf(action, draft) : {}),
    ...(requires.includes('until') ? { until: endOfDay(draft.until) } : {}),
    ...(requires.includes('parentCase') ? { parentNumber: storedNumber(draft) } : {}),
    ...(requires.includes('reached') ? { reached: draft.reached === 'yes' } : {}),
    ...(accepts.includes('seen') ? { seen } : {}),
    ...(accepts.includes('media') ? { media } : {}),
  }
}

/** The server judges by the same rule what could not be read here. */
function storedNumber({ parentNumber }: ActDraft): string {
  const read = readCaseNumber(parentNumber)
  return 'number' in read ? read.number : parentNumber
}

/** The lead department is not its own co-department. */
function departmentsOf(
  action: StaffAction,
  { departmentId, coDepartmentIds }: ActDraft,
): Pick<ActInput, 'departmentId' | 'coDepartmentIds'> {
  const others = coDepartmentIds.filter((id) => id !== departmentId)
  return {
    departmentId,
    ...(ACTION_ROWS[action].accepts.includes('coDepartments') ? { coDepartmentIds: others } : {}),
  }
}
