import type { CaseDoc } from './documents'
import { metresBetween, pointOf } from './geography'
import type { CaseGiven } from './given'

/** An after-photo belongs to the place of the report. */
const ON_THE_SPOT_METRES = 100

/** @returns a remark for whoever verifies the answer; a phone's position is too rough to refuse it */
export function farAwayRemark({ place }: CaseDoc, { takenAt }: CaseGiven): string {
  if (!takenAt) return ''
  const metres = metresBetween(takenAt, pointOf(place))
  return metres > ON_THE_SPOT_METRES ? `照片拍摄位置距上报地点约 ${Math.round(metres)} 米` : ''
}
