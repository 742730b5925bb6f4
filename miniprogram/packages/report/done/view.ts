import type { Submitted } from '../../../domain/api/case'
import { formatCaseNumber } from '../../../domain/case/case-number'
import { isIn } from '../../../domain/case/workflow'
import { MINUTE } from '../../../domain/kernel/time'
import { formatDate, formatMoment } from '../../../words/format'
import { ASSUMED_NOTE } from '../../../words/assumed-note'
import { leftOutText } from '../shared/left-out'

export interface DoneView {
  caseId: string
  number: string
  /** Who has it now. */
  headline: string
  steps: { text: string; when: string }[]
  /** That the dates may move once; '' when they are certain. */
  assumed: string
  /** What an edit between two tries came too late for; '' for nothing. */
  leftOut: string
  /** That the same was reported shortly before; '' where it was not. */
  twin: string
}

/** @returns what the citizen may count on from here. */
export function doneView(submitted: Submitted, now: number): DoneView {
  const { caseId, number, state, departmentName, clocks } = submitted
  const withDepartment = isIn('withDepartment', state)
  return {
    caseId,
    number: formatCaseNumber(number),
    headline: withDepartment ? `已转${departmentName}办理` : '平台专员将先核对，再转承办部门',
    steps: [
      { text: '部门签收', when: `${formatMoment(clocks.signDue, now)} 前` },
      ...(clocks.contactDue > 0
        ? [{ text: '首次联系', when: `${formatMoment(clocks.contactDue, now)} 前` }]
        : []),
      { text: '答复结果', when: `${formatDate(clocks.resolveDue, now)} 前` },
    ],
    assumed: submitted.assumed ? ASSUMED_NOTE : '',
    leftOut: leftOutText(submitted),
    twin: twinText(submitted, now),
  }
}

function twinText({ twin }: Submitted, now: number): string {
  if (!twin) return ''
  const minutes = Math.max(1, Math.round((now - twin.at) / MINUTE))
  const what = `您 ${minutes} 分钟前刚上报过相同的内容（编号 ${formatCaseNumber(twin.number)}），那一件会继续办理`
  return `${what}。如为同一件事，请点“查看进度”撤回这一件`
}
