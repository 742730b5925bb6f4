import { MINUTE } from '#domain/kernel/time'
import type { MediaCheckDoc } from '../documents'

/**
 * WeChat is asked so often about one file. The fourth time is two hours after the first: later it refuses (61010), since
 * the person must have visited within two hours.
 */
export const MOST_ASKS = 4

/** WeChat promises a verdict within 30 minutes; ten more for what it repeats. */
const VERDICT_MS = 40 * MINUTE
/** Waiting after the first, second … time that it did not take a picture. */
const PAUSES_MS = [5, 15, 40, 40].map((minutes) => minutes * MINUTE)

/** @returns whether the verdict of a check may still come */
export function isUnderWay(
  { at, verdict, failed }: Pick<MediaCheckDoc, 'at' | 'verdict' | 'failed'>,
  now: number,
): boolean {
  return verdict === undefined && failed === undefined && now - at < VERDICT_MS
}

/**
 * @param asks how often it was asked, this time included
 * @param taken whether it took all that it was asked about
 * @returns when the file must be looked at again, epoch ms, if no verdict comes before
 */
export function nextLook(asks: number, taken: boolean, now: number): number {
  return now + (taken ? VERDICT_MS : (PAUSES_MS[asks - 1] ?? VERDICT_MS))
}
