import type { Telling } from '../../kernel/outbox/kinds'

/** Nobody is told of articles yet, and no page shows them: they are on the server only until theirs comes. */
export const articleTelling: Telling = {
  openSubject: () => Promise.resolve(undefined),
  openEntry: () => Promise.resolve(undefined),
}
