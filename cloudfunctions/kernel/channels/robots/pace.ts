import { MINUTE } from '#domain/kernel/time'
import type { RobotDoc, RobotMessageDoc } from '../../documents'

/** Longest time that a worker sends, after which it begins nothing new. */
export const RUN_MS = 20_000
/** What a robot may write in a minute, by 企业微信. */
const PER_MINUTE = 20
/** The routine leaves room for what is urgent. */
const ROUTINE_PER_MINUTE = 15
/** A message counts from when its run began: within so long at most a minute's messages go out, whenever each was sent. */
const WINDOW_MS = MINUTE + RUN_MS + 5_000

/** Waiting after the first, second … failure in a row. */
const BACKOFF_MS = [1, 2, 5, 10, 30, 60].map((minutes) => minutes * MINUTE)

type Pace = Pick<RobotDoc, 'sentAt'>

const latest = ({ sentAt }: Pace, now: number): number[] => sentAt.filter((at) => now - at < WINDOW_MS)

/** @returns when the robot may write a message of this rank: `now`, or later */
export function freeAt(robot: Pace, rank: RobotMessageDoc['rank'], now: number): number {
  const most = rank === 0 ? PER_MINUTE : ROUTINE_PER_MINUTE
  const inMinute = latest(robot, now)
  const [oldest = now] = inMinute.slice(-most)
  return inMinute.length < most ? now : oldest + WINDOW_MS
}

/** @returns when the latest messages were sent, with one more at `now` */
export function withOneMore(robot: Pace, now: number): number[] {
  return [...latest(robot, now), now].slice(-PER_MINUTE)
}

/** @param failures in a row, at least 1 */
export function pauseAfter(failures: number): number {
  return BACKOFF_MS[Math.min(failures, BACKOFF_MS.length) - 1] ?? MINUTE
}
