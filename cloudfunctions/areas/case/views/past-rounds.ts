import type { PastRoundView, RatingView } from '#domain/api/case'
import type { Sight } from '#domain/kernel/life'
import type { Reference } from '../../../city/reference'
import type { SeenMedia } from '../../media'
import type { PastRound, Rating } from '../documents'
import type { Urls } from './media'
import { toMediaViews } from './media'
import { reasonName } from './timeline'

/** With its files as their records say now. */
export type SeenRound = Omit<PastRound, 'afterMedia'> & { afterMedia: SeenMedia[] }

/** What a citizen wrote to their rating is for the offices. */
export function ratingFor(rating: Rating, sight: Sight): RatingView {
  const { grade, solved, reasons, text, at } = rating
  return { grade, solved, reasons, text: sight === 'public' ? '' : text, at }
}

/** @returns the rounds before the present one as somebody with `sight` may see them */
export function toPastRounds(
  rounds: readonly SeenRound[],
  sight: Sight,
  reference: Reference,
  urls: Urls,
): PastRoundView[] {
  return rounds.map(({ promisedAt, closedAt, closeReason, afterMedia, rating }, index) => ({
    round: index + 1,
    from: promisedAt,
    closedAt,
    ...(closeReason ? { closeReason: reasonName(closeReason, reference) } : {}),
    // A refused picture shows no result, not even for staff.
    after: toMediaViews(
      afterMedia.filter(({ check }) => check !== 'risky'),
      sight,
      urls,
    ),
    ...(rating ? { rating: ratingFor(rating, sight) } : {}),
  }))
}
