import type { OfferedAction } from '#domain/api/case'
import type { CaseAction, Party } from '#domain/case/workflow'
import { ACTION_ROWS, offeredActions } from '#domain/case/workflow'
import type { MediaKind } from '#domain/case/types'
import type { CaseDoc } from './documents'

/** What is offered does not depend on what pictures are called. */
type Subject = Omit<CaseDoc, 'media' | 'afterMedia'> & { afterMedia: readonly { kind: MediaKind }[] }

/** @returns what `parties` may do with the case now, the most useful first */
export function offersFor(found: Subject, parties: readonly Party[], now: number): OfferedAction[] {
  return offeredActions(found.state, parties)
    .filter((action) => !ACTION_ROWS[action].refuses?.(found, now, parties))
    .map((action) => ({ action, ...(needsPhoto(action, found) ? { needsPhoto: true } : {}) }))
}

function needsPhoto(action: CaseAction, { physical, afterMedia }: Subject): boolean {
  const { requires } = ACTION_ROWS[action]
  return (
    physical &&
    (requires.includes('afterPhoto') ||
      (requires.includes('someAfterPhoto') && !afterMedia.some(({ kind }) => kind === 'image')))
  )
}
