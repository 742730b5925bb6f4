/**
 * What an answer means for a message. `temporary` may succeed later; `unknown` may have arrived; `busy` comes too soon
 * after others; `gone` will not succeed for any message to the same receiver.
 */
export type Outcome = 'sent' | 'refused' | 'temporary' | 'failed' | 'unknown' | 'busy' | 'gone'

/** -1: WeChat is busy or did not answer; 45009 too many; 40001 and 42001 a token that ran out. They pass. */
const TEMPORARY = new Set([-1, 45009, 40001, 42001])

/**
 * The codes that all of WeChat's own interfaces share.
 * @param code 0 for success; anything unknown (47003 a field, 40037 a template, 41030 a page) is ours to repair
 */
export function outcomeOf(code: number): Outcome {
  if (code === 0) return 'sent'
  return TEMPORARY.has(code) || code <= -500_000 ? 'temporary' : 'failed'
}
