import { DAY } from '#domain/kernel/time'

/**
 * How long is kept who was told what, by which message: the law asks for at least six months of such logs
 * (网络安全法 第二十一条), which are at most 184 days. Nothing is tried for longer than a few days.
 */
export const LOGS_KEPT_MS = 184 * DAY

/** Rows that one run of a sweep removes of a collection: 144,000 a day, more than a city of millions makes. */
export const FORGOTTEN_AT_ONCE = 500
