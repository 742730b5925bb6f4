import { tappedJustNow } from '../gestures/gestures'
import type { MiniProgram } from '../mini-program'
import { make } from '../overlays/layer'
import { ask } from '../overlays/permission-dialog'
import { asyncApi } from './api'
import { WxFailure } from './failure'

/** WeChat has more words for a yes than its page lists; whoever also wants a sound gives this one. */
type Answer = 'accept' | 'acceptWithAlert' | 'reject'

interface Template {
  id: string
  title: string
  longTerm?: boolean
}

const MAX_TEMPLATES = 5

/** Subscribe messages: the person allows one message per template and tap, or all of a long-term one. */
export function subscribeApi(program: MiniProgram): Record<string, unknown> {
  return {
    requestSubscribeMessage: asyncApi(
      'requestSubscribeMessage',
      async ({ tmplIds }: { tmplIds: string[] }) => {
        if (!tappedJustNow())
          throw new WxFailure('can only be invoked by user TAP gesture.', { errCode: 10005 })
        if (tmplIds.length === 0) throw new WxFailure('TmplIds is empty', { errCode: 10001 })
        if (tmplIds.length > MAX_TEMPLATES) throw new WxFailure('TmplIds count exceed', { errCode: 20003 })
        const templates = await known(program, tmplIds)
        if (new Set(templates.map(({ longTerm = false }) => longTerm)).size > 1)
          throw new WxFailure('Templates type must be same', { errCode: 20002 })
        const accepted = await askTemplates(templates)
        await program.server.post('/client/subscribe', { templateIds: tmplIds, accepted })
        return accepted
      },
    ),
  }
}

async function known({ server }: MiniProgram, ids: string[]): Promise<Template[]> {
  const all = await server.get<Template[]>('/client/templates').catch(() => [])
  return ids.map((id) => all.find((template) => template.id === id) ?? { id, title: '服务通知' })
}

async function askTemplates(templates: Template[]): Promise<Record<string, Answer>> {
  const boxes = templates.map(({ id, title }) => ({ id, ...checkbox(title, true) }))
  const alert = checkbox('收到时提醒我', false)
  const isLasting = templates.some(({ longTerm }) => longTerm)
  const allowed = await ask(
    isLasting ? '申请长期发送以下消息' : '申请发送一次以下消息',
    '拒绝',
    '允许',
    [...boxes, alert].map(({ label }) => label),
  )
  const yes: Answer = alert.box.checked ? 'acceptWithAlert' : 'accept'
  return Object.fromEntries(boxes.map(({ id, box }) => [id, allowed && box.checked ? yes : 'reject']))
}

function checkbox(text: string, checked: boolean) {
  const label = make('label', 'permission-row', text)
  const box = Object.assign(make('input', ''), { type: 'checkbox', checked })
  label.append(box)
  return { label, box }
}
