import { AppError } from '#domain/kernel/errors'
import type { PersonDoc, Turn } from '../documents'
import type { Store } from '../platform/database'
import { personStore } from './store'

/** How often somebody may do something. */
export interface TurnLimit {
  /** What is limited. */
  kind: string
  most: number
  /** Milliseconds. */
  within: number
}

/** @returns what the person did of this kind within the time, oldest first */
export function latestTurns({ turns }: PersonDoc, { kind, within }: TurnLimit, now: number): Turn[] {
  return (turns?.[kind]?.latest ?? []).filter(({ at }) => at > now - within)
}

/**
 * Takes a turn, exactly: of many at the same moment no more are given than the limit allows, because each is written over
 * the very state it was counted from. The same id again is the same turn, so a retry is never refused.
 * @returns the turns before it, oldest first
 * @throws AppError `too_often`
 */
export async function takeTurn(
  person: PersonDoc,
  turn: Turn,
  limit: TurnLimit,
  store: Store,
): Promise<Turn[]> {
  let known: PersonDoc | undefined = person
  while (known) {
    const before = latestTurns(known, limit, turn.at)
    const same = before.findIndex(({ id }) => id === turn.id)
    if (same >= 0) return before.slice(0, same)
    if (before.length >= limit.most) throw new AppError('too_often')
    const taken = known.turns?.[limit.kind]?.taken
    const next = { taken: (taken ?? 0) + 1, latest: [...before, turn] }
    if (await personStore(store).replaceTurns(person._id, limit.kind, taken, next)) return before
    // Somebody took one meanwhile, which happens at most as often as the limit allows.
    known = await personStore(store).get(person._id)
  }
  throw new AppError('unavailable', { detail: 'no such person' })
}
