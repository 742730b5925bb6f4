import type { CaseAction } from '#domain/case/workflow'
import type { CaseEntry } from './entries'

export interface EventFacts {
  reasonId: string
  parentNumber: string
  remark: string
}

/** Actions whose `reason` was an id of one of the city's lists in the first release. */
const WITH_REASON: ReadonlySet<CaseAction> = new Set<CaseAction>([
  'reject',
  'handBack',
  'close',
  'requestExtension',
])

/** @returns why, into which case, and what was noticed; also of an event of the first release, which had one field for all three */
export function eventFacts({
  action,
  reason = '',
  reasonId,
  parentNumber,
  remark,
}: Omit<CaseEntry, 'media'>): EventFacts {
  const old = reasonId === undefined ? reason : ''
  const isReason = WITH_REASON.has(action)
  return {
    reasonId: reasonId ?? (isReason ? old : ''),
    parentNumber: parentNumber ?? (action === 'merge' ? old : ''),
    remark: remark ?? (isReason || action === 'merge' ? '' : old),
  }
}
