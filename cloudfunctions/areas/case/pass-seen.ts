import type { MediaCheck } from '#domain/case/types'
import { mediaStore } from '../media/media-store'
import type { CaseDoc } from './documents'
import type { TransactionStore } from '../../kernel/platform/database'
import { recordIds, verdictOf } from '../media'
import { coversOf } from './covers'

const SETTLED: ReadonlySet<MediaCheck> = new Set<MediaCheck>(['pass', 'risky'])

/**
 * Whoever publishes has looked at what they were shown, the videos too, which no interface of WeChat's can check. What
 * came later, or was refused, does not become public by it.
 * @returns what the case shows in lists from then on
 */
export async function passSeen(
  { media, afterMedia, pastRounds = [] }: CaseDoc,
  seen: ReadonlySet<string>,
  store: TransactionStore,
): Promise<Partial<CaseDoc>> {
  const earlier = pastRounds.flatMap((round) => round.afterMedia)
  const waiting = recordIds([...media, ...afterMedia, ...earlier]).filter((id) => seen.has(id))
  for (const id of waiting) {
    const record = await mediaStore(store).get(id)
    if (record && !SETTLED.has(verdictOf(record)))
      await mediaStore(store).update(id, { check: 'pass', thumbCheck: 'pass', checkAt: 0 })
  }
  return waiting.length > 0 ? coversOf({ media, afterMedia }, store) : {}
}
