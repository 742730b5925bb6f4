import { randomBytes } from 'node:crypto'
import { failures, invalidArgument, ok } from './answers'
import type { Records } from './records'
import type { MediaCheckEvent, Verdict, VerdictFault, WeChatAnswer, WeChatOptions } from './types'

const MAX_TEXT = 2500
const DEFAULT_DELAY_MS = 3000
/** WeChat promises a result within 30 minutes. */
const LATE_MS = 29 * 60_000
/** WeChat's labels: 100 normal, 21000 other. */
const labels: Record<Verdict, number> = { pass: 100, review: 21000, risky: 21000 }
const APPID = 'wx0000000000000000'

type Data = Record<string, unknown>

/** `security.msgSecCheck`, version 2. */
export function checkText(data: Data, options: WeChatOptions): WeChatAnswer {
  const refused = refuseCheck(data, options)
  if (refused) return refused
  const { content } = data
  if (typeof content !== 'string' || content === '') return invalidArgument('content')
  if ([...content].length > MAX_TEXT) return invalidArgument(`content has more than ${MAX_TEXT} characters`)
  const suggest = (options.judgeText ?? judgeByMarker)(content)
  return ok({ ...verdict(suggest), trace_id: newTraceId() })
}

/** `security.mediaCheckAsync`, version 2: takes the task; the result is pushed later. */
export function startMediaCheck(
  data: Data,
  options: WeChatOptions,
  records: Records,
  now: number,
  fault?: VerdictFault,
): WeChatAnswer {
  const refused = refuseCheck(data, options)
  if (refused) return refused
  const { media_url: url, media_type: type, openid } = data
  if (typeof url !== 'string' || !URL.canParse(url)) return invalidArgument('media_url')
  if (type !== 1 && type !== 2) return invalidArgument('media_type')
  const traceId = newTraceId()
  const event = mediaCheckEvent(traceId, String(openid), now)
  const judged = { ...event, ...resultOf((options.judgeMedia ?? judgeByPath)(url), fault) }
  const delay = delayOf(options.mediaCheckDelayMs ?? DEFAULT_DELAY_MS, fault)
  if (fault !== 'never') records.addEvent(traceId, now + delay, judged)
  if (fault === 'twice') records.addEvent(`${traceId} again`, now + delay, judged)
  return ok({ trace_id: traceId })
}

function refuseCheck(
  { version, scene, openid }: Data,
  { hasVisited }: WeChatOptions,
): WeChatAnswer | undefined {
  if (version !== 2) return invalidArgument('version: only 2 is supported')
  if (![1, 2, 3, 4].includes(scene as number)) return invalidArgument('scene')
  if (typeof openid !== 'string' || openid === '') return failures.invalidOpenid
  if (hasVisited && !hasVisited(openid)) return failures.visitTooOld
  return undefined
}

function judgeByMarker(text: string): Verdict {
  if (text.includes('【risky】')) return 'risky'
  return text.includes('【review】') ? 'review' : 'pass'
}

function judgeByPath(url: string): Verdict {
  const path = decodeURIComponent(new URL(url).pathname)
  if (path.includes('risky')) return 'risky'
  return path.includes('review') ? 'review' : 'pass'
}

function verdict(suggest: Verdict) {
  const label = labels[suggest]
  return {
    result: { suggest, label },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
  }
}

function delayOf(usual: number, fault: VerdictFault | undefined): number {
  if (fault === 'early') return 0
  return fault === 'late' ? LATE_MS : usual
}

/** -1008: WeChat could not download the file. */
function resultOf(suggest: Verdict, fault: VerdictFault | undefined): Partial<MediaCheckEvent> {
  if (fault === 'failed') return { errcode: -1008, errmsg: 'download failed' }
  return fault === 'unlisted' ? { result: { suggest: 'suspect', label: 90001 } } : verdict(suggest)
}

function mediaCheckEvent(traceId: string, openid: string, now: number): MediaCheckEvent {
  return {
    ToUserName: 'gh_local',
    FromUserName: openid,
    CreateTime: Math.floor(now / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: APPID,
    trace_id: traceId,
    version: 2,
    errcode: 0,
    errmsg: 'ok',
  }
}

function newTraceId(): string {
  return [4, 4, 4].map((bytes) => randomBytes(bytes).toString('hex')).join('-')
}
