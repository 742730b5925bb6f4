import type { OpenApiAnswer } from './services'

const LIMIT_MS = 5_000

/**
 * @param text plain: what citizens wrote must not become markup, mentions or links
 * @returns what the group robot of 企业微信 answered; -1 when it could not be reached in `limitMs`
 */
export async function sendToRobot(key: string, text: string, limitMs = LIMIT_MS): Promise<OpenApiAnswer> {
  const base = process.env.WECOM_BASE ?? 'https://qyapi.weixin.qq.com'
  try {
    const response = await fetch(`${base}/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
      signal: AbortSignal.timeout(limitMs),
    })
    const { errcode, errmsg } = (await response.json()) as { errcode?: number; errmsg?: string }
    return { code: errcode ?? -1, message: errmsg ?? `HTTP ${response.status}` }
  } catch (error) {
    return { code: -1, message: String(error) }
  }
}
