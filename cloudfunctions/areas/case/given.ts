import type { Point } from '#domain/case/types'
import type { CaseAction } from '#domain/case/workflow'
import type { CaseDoc } from './documents'
import type { GivenTo } from '../../kernel/process/process'
import type { Recalculation } from './moved-clocks'

/** One action on one case, with all that it brings along. */
export interface CaseGiven extends GivenTo<CaseAction> {
  /** Ids of files of whoever acts. */
  media?: readonly string[]
  reasonId?: string
  /** The case that this one becomes part of, and its number. */
  parentId?: string
  parentNumber?: string
  toDepartmentId?: string
  coDepartmentIds?: string[]
  until?: number
  rating?: CaseDoc['rating']
  reached?: boolean
  recalculation?: Recalculation
  /** Where the phone was when the pictures were taken. */
  takenAt?: Point
  /** Ids of the files that whoever publishes was shown. */
  seen?: readonly string[]
}
