import type { CaseAction, CaseState, Party } from '#domain/case/workflow'
import type { EventDoc } from '../../areas/case/documents'
import type { PersonDoc } from '../documents'

export type EventActor = EventDoc['actor']

/** Timers and automatic routing. */
export const SYSTEM: EventActor = { openid: '', party: 'system', name: '', departmentId: '' }

/** @returns the person as the history names them; a citizen stays without a name */
export function actorOf({ _id, name, departmentId }: PersonDoc, party: Party): EventActor {
  return { openid: _id, party, name: party === 'reporter' ? '' : name, departmentId: departmentId ?? '' }
}

export interface EventStart {
  _id: string
  caseId: string
  version: number
  at: number
  action: CaseAction
  from: CaseState | ''
  to: CaseState
  actor: EventActor
}

/** @returns an entry of the history with nothing but who did what when; its notifications are due at once */
export function newEvent(start: EventStart): EventDoc {
  return {
    ...start,
    text: '',
    media: [],
    reasonId: '',
    parentNumber: '',
    remark: '',
    toDepartmentId: '',
    until: 0,
    internal: false,
    outboxAt: start.at,
    outboxTries: 0,
  }
}
