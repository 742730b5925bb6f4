import type { Submitted } from '../../../domain/api/case'
import { formatCaseNumber } from '../../../domain/case/case-number'
import { isIn } from '../../../domain/case/workflow'
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
  }
}
