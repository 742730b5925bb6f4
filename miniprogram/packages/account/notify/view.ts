import type { Session, TemplatePurpose } from '../../../domain/api/account'
import { TEMPLATE_PURPOSES } from '../../../domain/api/account'
import { isStaff } from '../../../domain/case/permissions'

export interface PurposeView {
  purpose: TemplatePurpose
  icon: string
  title: string
  text: string
  left: string
  /** Nothing left: the next message of this kind would not arrive. */
  none: boolean
}

interface Words {
  icon: string
  title: string
  text: string
  /** Only staff gets it. */
  forStaff?: true
}

const WORDS: Readonly<Record<TemplatePurpose, Words>> = {
  progress: { icon: 'clock-o', title: '办理进展', text: '部门签收、答复或请您补充时' },
  finished: { icon: 'passed', title: '办结通知', text: '办件办结、请您评价时' },
  task: { icon: 'todo-list-o', title: '新任务', text: '有办件派到本部门时', forStaff: true },
}

/** @returns the kinds of message that the city sends to this person, and how many are left of each. */
export function purposeViews(session: Session): PurposeView[] {
  const offered = TEMPLATE_PURPOSES.filter(
    (purpose) => session.templates[purpose] !== '' && (!WORDS[purpose].forStaff || isStaff(session)),
  )
  return offered.map((purpose) => {
    const count = session.credits[purpose]
    const { icon, title, text } = WORDS[purpose]
    const left = session.longTerm?.includes(purpose) ? '已开启' : `还可收到 ${count} 条`
    return { purpose, icon, title, text, left: count > 0 ? left : '未开启', none: count === 0 }
  })
}
