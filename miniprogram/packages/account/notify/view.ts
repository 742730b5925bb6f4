import type { Session, TemplatePurpose } from '../../../domain/api/account'
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

const PURPOSES: readonly { purpose: TemplatePurpose; icon: string; title: string; text: string }[] = [
  { purpose: 'progress', icon: 'clock-o', title: '办理进展', text: '部门签收、答复或请您补充时' },
  { purpose: 'finished', icon: 'passed', title: '办结通知', text: '办件办结、请您评价时' },
  { purpose: 'task', icon: 'todo-list-o', title: '新任务', text: '有办件派到本部门时' },
]

/** @returns the kinds of message that the city sends to this person, and how many are left of each. */
export function purposeViews(session: Session): PurposeView[] {
  const offered = PURPOSES.filter(
    ({ purpose }) => session.templates[purpose] !== '' && (purpose !== 'task' || isStaff(session)),
  )
  return offered.map((entry) => {
    const count = session.credits[entry.purpose]
    const left = session.longTerm?.includes(entry.purpose) ? '已开启' : `还可收到 ${count} 条`
    return { ...entry, left: count > 0 ? left : '未开启', none: count === 0 }
  })
}
