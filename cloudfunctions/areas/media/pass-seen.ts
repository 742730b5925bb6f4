import type { CaseDoc } from '../case/documents'
import type { TransactionRepositories } from '../repositories-index'
import { coversOf } from './covers'
import { recordIds, verdictOf } from './seen-media'

/**
 * Whoever publishes has looked at what they were shown, the videos too, which no interface of WeChat's can check. What
 * came later, or was refused, does not become public by it.
 */
export async function passSeen(
  { _id, media, afterMedia }: CaseDoc,
  seen: ReadonlySet<string>,
  repos: TransactionRepositories,
): Promise<void> {
  const waiting = recordIds([...media, ...afterMedia]).filter((id) => seen.has(id))
  for (const id of waiting) {
    const record = await repos.media.get(id)
    if (record && verdictOf(record) === 'pending')
      await repos.media.update(id, { check: 'pass', thumbCheck: 'pass' })
  }
  if (waiting.length > 0) await repos.cases.update(_id, await coversOf({ media, afterMedia }, repos))
}
