import type { PersonDoc } from '../documents'
import type { Actor } from './documents'

/** Timers and automatic routing. */
export const SYSTEM: Actor = { openid: '', party: 'system', name: '', departmentId: '' }

/** @returns the person as the history of such a thing names them */
export function actorOf(
  { outsiders = [] }: { outsiders?: readonly string[] },
  { _id, name, departmentId }: PersonDoc,
  party: string,
): Actor {
  return {
    openid: _id,
    party,
    name: outsiders.includes(party) ? '' : name,
    departmentId: departmentId ?? '',
  }
}
