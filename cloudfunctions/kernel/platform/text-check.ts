import type { OpenApiAnswer, TextVerdict } from './services'
import { withinTime } from './time-limit'

/** WeChat answers in a tenth of a second; whoever waits has just tapped 提交. Our own choice. */
const LIMIT_MS = 2_500
/** After so many calls in a row without an answer nobody is asked for a while: who submits then does not wait at all. */
const MOST_SILENT = 2
const PAUSE_MS = 30_000

type Answer = OpenApiAnswer & { answer: unknown }

/**
 * Asks WeChat about texts, within a time limit of its own: the SDK's is 15 s, in which a few people would fill every
 * instance of the function that everybody waits for.
 * @param ask makes the request; never throws
 * @param clock epoch ms
 * @returns what it said; `unavailable` when nobody answered in time, so that a person looks
 */
export function createTextCheck(
  ask: (content: string, openid: string) => Promise<Answer>,
  { limitMs = LIMIT_MS, clock = Date.now }: { limitMs?: number; clock?: () => number } = {},
): (content: string, openid: string) => Promise<TextVerdict> {
  let silent = 0
  let askAgainAt = 0
  return async (content, openid) => {
    if (clock() < askAgainAt) return 'unavailable'
    const answered = await withinTime<Answer | undefined>(limitMs, ask(content, openid), undefined)
    silent = answered ? 0 : silent + 1
    if (silent >= MOST_SILENT) askAgainAt = clock() + PAUSE_MS
    return answered ? verdictIn(answered) : 'unavailable'
  }
}

/** Of WeChat's words only these let a text pass or refuse it: whatever it may come to say besides, a person looks. */
function verdictIn({ code, answer }: Answer): TextVerdict {
  if (code !== 0) return 'unavailable'
  const suggest = (answer as { result?: { suggest?: unknown } } | undefined)?.result?.suggest
  if (suggest === undefined) return 'unavailable'
  return suggest === 'pass' || suggest === 'risky' ? suggest : 'review'
}
