import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { unsupported } from './answers'
import { checkText, startMediaCheck } from './content-check'
import { Records } from './records'
import { sendToRobot } from './robot'
import { sendSubscribeMessage } from './subscribe-message'
import type { Fault, ReceivedMessage, VerdictFault, WeChat, WeChatAnswer, WeChatOptions } from './types'

export type { MediaCheckEvent, ReceivedMessage, Verdict, WeChat, WeChatOptions } from './types'

/** How long until an event that was not taken is pushed again. */
const RETRY_MS = 5000

/** What WeChat's and WeCom's servers do for the product, on this machine. */
export function createWeChat(options: WeChatOptions): WeChat {
  const records = new Records(options.dataDir)
  const faults = new Map<string, Fault[]>()
  const brokenApis = new Map<string, Fault>()
  const brokenRobots = new Map<string, Fault>()
  let verdictFault: VerdictFault | undefined
  const received = new EventEmitter<{ message: [ReceivedMessage] }>()
  const now = () => (options.clock?.() ?? new Date()).getTime()

  const apis: Record<
    string,
    (data: Record<string, unknown>) => WeChatAnswer & { message?: ReceivedMessage }
  > = {
    'security.msgSecCheck': (data) => checkText(data, options),
    'security.mediaCheckAsync': (data) => startMediaCheck(data, options, records, now(), verdictFault),
    'subscribeMessage.send': (data) => sendSubscribeMessage(data, options, records, now()),
  }

  /** Answers, unless it is to fail; tells of the message that was received. @returns undefined for no answer at all */
  function answer(
    api: string,
    work: () => WeChatAnswer & { message?: ReceivedMessage },
  ): WeChatAnswer | undefined {
    const fault = faults.get(api)?.shift() ?? brokenApis.get(api)
    if (fault === 'unreachable') throw new Error(`${api}: WeChat cannot be reached`)
    if (fault === 'hanging') return undefined
    if (fault) return fault
    const { message, ...shown } = work()
    if (message) received.emit('message', message)
    return shown
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', 'http://local')
    if (request.method !== 'POST' || url.pathname !== '/cgi-bin/webhook/send') return false
    const body = await text(request)
    const key = url.searchParams.get('key') ?? ''
    const broken = brokenRobots.get(key)
    // Whoever waits gives up by itself.
    if (broken === 'hanging') return true
    try {
      if (broken === 'unreachable') throw new Error('the robot cannot be reached')
      const result = broken ?? answer('robot', () => sendToRobot(key, body, records, now()))
      if (!result) return true
      response
        .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
        .end(JSON.stringify(result))
    } catch {
      response.destroy()
    }
    return true
  }

  let closed = false
  let delivering = Promise.resolve()
  let waiting = 0
  async function deliver(): Promise<void> {
    waiting -= 1
    if (closed) return
    for (const { id, event } of records.dueEvents(now())) {
      const taken = await options.sendEvent(event).then(
        () => true,
        () => false,
      )
      // What is under way while closing is pushed again after the next start.
      if (closed) return
      if (taken) records.removeEvent(id)
      else records.postponeEvent(id, now() + RETRY_MS)
    }
  }
  /** One after the other: whatever is due when it is called is delivered when it settles, also what came while another was at it. */
  function deliverEvents(): Promise<void> {
    waiting += 1
    return (delivering = delivering.then(deliver, deliver))
  }
  const pushing = setInterval(() => {
    if (waiting === 0) void deliverEvents()
  }, 500).unref()

  return {
    openApi: async (api, data) => {
      const call = Object.hasOwn(apis, api) ? apis[api] : undefined
      const answered = answer(api, () => (call ? call(data) : unsupported(api)))
      if (verdictFault === 'early' && api === 'security.mediaCheckAsync') await deliverEvents()
      return answered ?? new Promise<never>(() => undefined)
    },
    handle,
    accept: (openid, templateIds) => records.addQuota(openid, templateIds),
    quota: (openid, templateId) => records.quota(openid, templateId),
    messages: (since = 0, limit = 200) => records.messages(since, limit),
    onMessage(listener) {
      received.on('message', listener)
      return () => received.off('message', listener)
    },
    failNext: (api, fault) => void faults.set(api, [...(faults.get(api) ?? []), fault]),
    breakApi: (api, fault) => breakIn(brokenApis, api, fault),
    breakRobot: (key, fault) => breakIn(brokenRobots, key, fault),
    breakVerdicts: (fault) => void (verdictFault = fault),
    deliverEvents,
    close() {
      closed = true
      clearInterval(pushing)
      records.close()
    },
  }
}

function breakIn(broken: Map<string, Fault>, name: string, fault: Fault | undefined): void {
  if (fault) broken.set(name, fault)
  else broken.delete(name)
}
