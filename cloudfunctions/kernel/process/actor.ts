import type { Reference } from '../../city/reference'
import type { PersonDoc } from '../documents'
import type { Actor } from './documents'

/** Timers and automatic routing. */
export const SYSTEM: Actor = { openid: '', party: 'system', name: '', departmentId: '' }

/** @returns the person as the history names them; a citizen stays without a name */
export function actorOf({ _id, name, departmentId }: PersonDoc, party: string): Actor {
  return { openid: _id, party, name: party === 'reporter' ? '' : name, departmentId: departmentId ?? '' }
}

/** Parties that act for the platform. */
const PLATFORM = new Set(['dispatcher', 'supervisor', 'editor', 'reviewer', 'admin'])

/** @returns who did it, never a person's name */
export function actorLabel({ party, departmentId }: Actor, reference: Reference): string {
  if (party === 'reporter') return '市民'
  if (party === 'system') return '系统'
  if (PLATFORM.has(party) && departmentId === '') return '平台'
  return reference.department(departmentId)?.name ?? (PLATFORM.has(party) ? '平台' : '承办部门')
}
