/** What an answer of WeChat's or 企业微信's means for a message. */
export type Outcome = 'sent' | 'refused' | 'temporary' | 'failed'

/** 43101: the person refused, or no message is left. It stays so. */
const REFUSED = new Set([43101])
/** -1: WeChat is busy or did not answer; 45009 too many in a minute; 40001 a token that ran out. They pass. */
const TEMPORARY = new Set([-1, 45009, 40001, 42001])

/** @param code 0 for success; anything unknown (47003 a field, 40037 a template, 41030 a page) is ours to repair */
export function outcomeOf(code: number): Outcome {
  if (code === 0) return 'sent'
  if (REFUSED.has(code)) return 'refused'
  return TEMPORARY.has(code) || code <= -500_000 ? 'temporary' : 'failed'
}
