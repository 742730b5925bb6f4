import { idOfAttached } from '../media'
import type { CaseDoc } from './documents'
import type { CaseEntry } from './entries'

/**
 * Until generation 4 the pictures of an answer that was sent back stayed among those of how it looks now.
 * @param entries of the case's history, the oldest first
 * @returns those that were brought since it was last sent back; all, when it never was
 */
export function afterMediaSince(
  { afterMedia }: Pick<CaseDoc, 'afterMedia'>,
  entries: readonly CaseEntry[],
): CaseDoc['afterMedia'] {
  const sentBack = entries.map(({ action }) => action).lastIndexOf('redo')
  const ids = new Set(entries.slice(0, sentBack + 1).flatMap(({ media }) => media.map(idOfAttached)))
  return afterMedia.filter((file) => !ids.has(idOfAttached(file)))
}
