import * as z from 'zod'
import type { ReceivedMessage, WeChat } from '../wechat'
import { HttpError, readJson } from './http'
import type { People } from './people'
import type { Routes } from './routes'

const SUBSCRIBE_LIMIT_BYTES = 16 * 1024

// Ids are what `wx.requestSubscribeMessage` was asked for; `accepted` what it answered: accept, acceptWithAlert, reject …
const subscription = z.object({
  templateIds: z.array(z.string().min(1)).max(5),
  accepted: z.record(z.string(), z.string()),
})

/** WeChat's side of the phones: what people accept, and what they and the group robots received. */
export function messageRoutes(wechat: WeChat, people: People, groups: Record<string, string>): Routes {
  return {
    'POST /client/subscribe': async ({ request }) => {
      const { openid } = people.of(request)
      const parsed = subscription.safeParse(await readJson(request, SUBSCRIBE_LIMIT_BYTES))
      if (!parsed.success) throw new HttpError(400, z.prettifyError(parsed.error))
      const { templateIds, accepted } = parsed.data
      wechat.accept(
        openid,
        templateIds.filter((id) => accepted[id]?.startsWith('accept')),
      )
      return { errMsg: 'requestSubscribeMessage:ok', ...accepted }
    },
    'GET /client/messages': ({ url }) => {
      const messages = wechat.messages(Number(url.searchParams.get('since') ?? 0) || 0)
      const next = messages.at(-1)?.sequence ?? Number(url.searchParams.get('since') ?? 0)
      return { messages: messages.map((message) => withRecipient(message, people, groups)), next }
    },
  }
}

/** Adds whom the message reached in words: a person, or a group. */
function withRecipient(message: ReceivedMessage, people: People, groups: Record<string, string>): object {
  if (message.channel === 'subscribe') return { ...message, person: people.withOpenid(message.to) }
  return { ...message, group: groups[message.to] ?? message.to }
}
