import { failures, ok } from './answers'
import type { Records } from './records'
import type { ReceivedMessage, WeChatAnswer, WeChatOptions } from './types'

/** What each kind of field takes; the kind is the field's name without its number. */
const fieldRules: Record<string, (value: string) => boolean> = {
  thing: (value) => [...value].length <= 20,
  number: (value) => value.length <= 32 && /^-?\d+(\.\d+)?$/.test(value),
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => [...value].length <= 5,
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: isTime,
  date: isTime,
  amount: (value) => /^[^\d\s]?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => [...value].length <= 8,
  name: (value) => /^\p{Script=Han}{1,10}$/u.test(value) || /^[A-Za-z\p{P}\p{S} ]{1,20}$/u.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
}

/** `subscribeMessage.send`: checks as WeChat does, uses up one accepted message and records what was received. */
export function sendSubscribeMessage(
  message: Record<string, unknown>,
  options: WeChatOptions,
  records: Records,
  now: number,
): WeChatAnswer & { message?: ReceivedMessage } {
  const { touser, template_id: templateId, page = '', data } = message
  if (typeof touser !== 'string' || touser === '') return failures.invalidOpenid
  if (!isKnown(templateId, options.templates)) return failures.invalidTemplate
  if (!isPage(page, options.pages)) return failures.invalidPage
  const { values, invalid } = readFields(data)
  if (invalid) return { errcode: 47003, errmsg: `argument invalid! data.${invalid}.value invalid` }
  const sent = {
    at: now,
    channel: 'subscribe' as const,
    to: touser,
    templateId,
    page: String(page),
    data: values,
  }
  const received = records.useQuota(touser, templateId, sent, options.longTerm?.includes(templateId))
  if (!received) return failures.refused
  return { ...ok({ msgid: received.sequence }), message: received }
}

function isKnown(id: unknown, known: readonly string[] | undefined): id is string {
  return typeof id === 'string' && id !== '' && (!known || known.includes(id))
}

function isPage(page: unknown, pages: readonly string[] | undefined): boolean {
  if (typeof page !== 'string') return false
  const path = page.split('?')[0]?.replace(/^\//, '') ?? ''
  return path === '' || !pages || pages.includes(path)
}

function readFields(data: unknown): { values: Record<string, string>; invalid?: string } {
  const values: Record<string, string> = {}
  if (typeof data !== 'object' || data === null) return { values, invalid: 'data' }
  for (const [field, content] of Object.entries(data)) {
    const value = (content as { value?: unknown } | null)?.value
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string' || !isValid(field, text)) return { values, invalid: field }
    values[field] = text
  }
  return Object.keys(values).length > 0 ? { values } : { values, invalid: 'data' }
}

function isValid(field: string, value: string): boolean {
  const rule = fieldRules[field.replace(/\d+$/, '')]
  return value.trim() !== '' && rule !== undefined && rule(value)
}

/** A time such as 15:01, a date such as 2019年10月1日 or 2019-10-01, or both, or a span of them with ~. */
function isTime(value: string): boolean {
  const date = /(\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})/.source
  const time = /\d{1,2}:\d{2}(:\d{2})?/.source
  const moment = `(${date}( ?${time})?|${time})`
  return new RegExp(`^${moment}( ?~ ?${moment})?$`).test(value)
}
