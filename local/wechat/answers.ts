import type { WeChatAnswer } from './types'

/** WeChat's error codes that this runtime gives, with WeChat's own words. */
export const failures = {
  invalidOpenid: { errcode: 40003, errmsg: 'invalid openid' },
  invalidTemplate: { errcode: 40037, errmsg: 'invalid template_id' },
  invalidPage: { errcode: 41030, errmsg: 'invalid page' },
  refused: { errcode: 43101, errmsg: 'user refuse to accept the msg' },
  visitTooOld: { errcode: 61010, errmsg: 'code is expired: the user did not visit in the last 2 hours' },
  tooFrequent: { errcode: 45009, errmsg: 'api freq out of limit' },
  invalidWebhook: { errcode: 93000, errmsg: 'invalid webhook url' },
  notJson: { errcode: 47001, errmsg: 'data format error' },
} satisfies Record<string, WeChatAnswer>

export function ok(more: Record<string, unknown> = {}): WeChatAnswer {
  return { errcode: 0, errmsg: 'ok', ...more }
}

export function invalidArgument(what: string): WeChatAnswer {
  return { errcode: 40097, errmsg: `invalid args: ${what}` }
}

/** An API the real one has and this one does not: named, never a quiet success. */
export function unsupported(api: string): WeChatAnswer {
  return { errcode: 48001, errmsg: `api unauthorized: openapi.${api} is not supported by the local runtime` }
}
