import type { CaseDoc, PastRound, Round } from './documents'
import type { Promised } from './clocks'

/**
 * A case is dealt with in rounds: from its submission until it was closed, and again from each reopening. What belongs to a
 * round is in the case itself while the round lasts, so that lists and queues need to know of one only; a reopening puts
 * it aside.
 */

/** @returns a round in which nothing has happened yet @param now when it begins, epoch ms */
export function newRound({ clocks, assumedFrom }: Promised, now: number): Round {
  return {
    promisedAt: now,
    clocks,
    assumedFrom,
    signedAt: 0,
    contactedAt: 0,
    repliedAt: 0,
    closedAt: 0,
    closeReason: '',
    afterMedia: [],
    afterCover: undefined,
    rating: undefined,
    extension: undefined,
    extended: false,
    callBack: undefined,
    urgedAt: 0,
    warned: [],
    contactWarned: [],
  }
}

/** @returns what is kept of the round that the case is in, once another begins */
function pastRoundOf(round: Round): PastRound {
  const { promisedAt, clocks, signedAt, contactedAt, repliedAt, closedAt, closeReason, afterMedia } = round
  const { extended, rating, callBack } = round
  return {
    promisedAt,
    clocks,
    signedAt,
    contactedAt,
    repliedAt,
    closedAt,
    closeReason,
    afterMedia,
    extended,
    ...(rating ? { rating } : {}),
    ...(callBack ? { callBack } : {}),
  }
}

/** @returns a case that is dealt with once more: the round before stays with it as it ended */
export function nextRound(found: CaseDoc, promised: Promised, now: number): Partial<CaseDoc> {
  return {
    ...newRound(promised, now),
    reopens: found.reopens + 1,
    pastRounds: [...(found.pastRounds ?? []), pastRoundOf(found)],
  }
}
