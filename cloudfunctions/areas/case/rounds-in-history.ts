import type { CaseAction } from '#domain/case/workflow'
import { ACTION_ROWS } from '#domain/case/workflow'
import { idOfAttached } from '../media'
import type { CaseDoc, PastRound } from './documents'
import type { CaseEntry } from './entries'
import { eventFacts } from './event-facts'

/**
 * The rounds of a case that was reopened before rounds were kept: its history tells them. What was promised then it does
 * not tell.
 * @param events oldest first
 */
export function pastRoundsIn(events: readonly CaseEntry[]): PastRound[] {
  const rounds: PastRound[] = []
  let round: CaseEntry[] = []
  for (const event of events) {
    if (event.action === 'reopen') {
      rounds.push(roundOf(round))
      round = []
    }
    round.push(event)
  }
  return rounds
}

function roundOf(events: readonly CaseEntry[]): PastRound {
  const last = (action: CaseAction) => events.filter((event) => event.action === action).at(-1)
  const closed = last('close')
  const rated = last('rate')
  const rating = rated?.rating && { ...rated.rating, text: rated.text, at: rated.at }
  return {
    promisedAt: events[0]?.at ?? 0,
    signedAt: firstAt(events, ({ action }) => action === 'sign'),
    contactedAt: firstAt(events, isContact),
    repliedAt: last('reply')?.at ?? 0,
    closedAt: closed?.at ?? 0,
    closeReason: closed ? eventFacts(closed).reasonId : '',
    afterMedia: resultsIn(events).flatMap(({ media }) => media),
    extended: events.some(({ action }) => action === 'grantExtension'),
    ...(rating ? { rating } : {}),
  }
}

const isContact = ({ action, reached }: CaseEntry): boolean =>
  ACTION_ROWS[action].isContact === true || (action === 'contact' && reached === true)

function firstAt(events: readonly CaseEntry[], is: (event: CaseEntry) => boolean): number {
  return events.find(is)?.at ?? 0
}

/** An answer that was sent back shows no result. */
function resultsIn(events: readonly CaseEntry[]): CaseEntry[] {
  const since = events.map(({ action }) => action).lastIndexOf('redo') + 1
  return events.slice(since).filter(({ action }) => action === 'reply' || action === 'close')
}

/** @returns the case with the rounds that are over put aside: what belongs to them is no part of the present one */
export function withPastRounds(found: CaseDoc, pastRounds: PastRound[]): Partial<CaseDoc> {
  const earlier = new Set(pastRounds.flatMap(({ afterMedia }) => afterMedia.map(idOfAttached)))
  const isOfThis = found.rating && found.rating.at >= found.promisedAt
  return {
    pastRounds,
    afterMedia: found.afterMedia.filter((file) => !earlier.has(idOfAttached(file))),
    rating: isOfThis ? found.rating : undefined,
  }
}
