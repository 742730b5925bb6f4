import type { Grade, Solved } from '#domain/case/types'

/** What happened to a sample case after its submission, in the words of the product's own actions. */
export interface Step {
  by: 'reporter' | 'lead' | 'dispatcher' | 'supervisor'
  area: 'case' | 'staff'
  action: string
  /** After the step before: working hours for staff, hours for the citizen. */
  hours: number
  input: Record<string, unknown>
  /** Pictures of the place after the work that come along. */
  photos?: number
  /** Key of the story that it is merged into. */
  parent?: string
}

const staff = (by: Step['by'], action: string, hours: number, input: Step['input'] = {}): Step => ({
  by,
  area: 'staff',
  action,
  hours,
  input,
})
const citizen = (action: string, hours: number, input: Step['input']): Step => ({
  by: 'reporter',
  area: 'case',
  action,
  hours,
  input,
})

export const accept = (hours = 0.4): Step => staff('dispatcher', 'accept', hours)
export const dispatch = (departmentId: string, hours = 0.2): Step =>
  staff('dispatcher', 'dispatch', hours, { departmentId, coDepartmentIds: [] })
export const publish = (hours = 0.3): Step => staff('dispatcher', 'publish', hours)
export const verify = (hours = 2): Step => staff('dispatcher', 'verify', hours)
export const reject = (reason: string, text: string, hours = 1): Step =>
  staff('dispatcher', 'reject', hours, { reason, text })
/** @param parent key of the story it becomes part of, which is told earlier */
export const merge = (parent: string, hours = 0.5): Step => ({
  ...staff('dispatcher', 'merge', hours, { text: '与同一地点的已有办件合并办理，进展可在您的办件中查看' }),
  parent,
})
export const redo = (text: string, hours = 3): Step => staff('dispatcher', 'redo', hours, { text })
export const urge = (text: string, hours = 4): Step => staff('supervisor', 'urge', hours, { text })

export const sign = (hours = 0.7): Step => staff('lead', 'sign', hours)
export const progress = (text: string, hours = 3): Step =>
  staff('lead', 'progress', hours, { text, media: [] })
export const askInfo = (text: string, hours = 2): Step => staff('lead', 'askInfo', hours, { text })
export const handBack = (departmentId: string, reason: string, text: string, hours = 1): Step =>
  staff('lead', 'handBack', hours, { departmentId, reason, text })
export const extension = (reason: string, text: string, hours = 6): Step =>
  staff('lead', 'requestExtension', hours, { reason, text })
/** The answer to the citizen. @param photos taken after the work */
export const reply = (text: string, hours = 5, photos = 1): Step => ({
  ...staff('lead', 'reply', hours, { text }),
  photos,
})
export const close = (reason = 'fixed', hours = 1): Step =>
  staff('lead', 'close', hours, { reason, media: [] })

export const giveInfo = (text: string, hours = 5): Step => citizen('giveInfo', hours, { text, media: [] })
export const reopen = (text: string, hours = 30): Step => citizen('reopen', hours, { text, media: [] })
export const withdraw = (text: string, hours = 0.5): Step => citizen('withdraw', hours, { text })
export const rate = (grade: Grade, solved: Solved, reasons: string[], text = '', hours = 9): Step =>
  citizen('rate', hours, { grade, solved, reasons, text })
