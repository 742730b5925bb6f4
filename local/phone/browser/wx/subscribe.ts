import { tappedJustNow } from '../gestures/gestures'
import type { MiniProgram } from '../mini-program'
import { make } from '../overlays/layer'
import { ask } from '../overlays/permission-dialog'
import { asyncApi } from './api'
import { WxFailure } from './failure'

type Answer = 'accept' | 'reject'

interface Template {
  id: string
  title: string
}

const MAX_TEMPLATES = 3

/** One-time subscribe messages: the person allows one message per template and tap. */
export function subscribeApi(program: MiniProgram): Record<string, unknown> {
  return {
    requestSubscribeMessage: asyncApi(
      'requestSubscribeMessage',
      async ({ tmplIds }: { tmplIds: string[] }) => {
        if (!tappedJustNow())
          throw new WxFailure('can only be invoked by user TAP gesture.', { errCode: 10005 })
        if (tmplIds.length === 0) throw new WxFailure('TmplIds is empty', { errCode: 10001 })
        if (tmplIds.length > MAX_TEMPLATES) throw new WxFailure('TmplIds count exceed', { errCode: 20003 })
        const accepted = await askTemplates(await titles(program, tmplIds))
        await program.server.post('/client/subscribe', { templateIds: tmplIds, accepted })
        return accepted
      },
    ),
  }
}

async function titles({ server }: MiniProgram, ids: string[]): Promise<Template[]> {
  const known = await server.get<Template[]>('/client/templates').catch(() => [])
  return ids.map((id) => known.find((template) => template.id === id) ?? { id, title: '服务通知' })
}

async function askTemplates(templates: Template[]): Promise<Record<string, Answer>> {
  const boxes = templates.map(({ id, title }) => {
    const label = make('label', 'permission-row', title)
    const box = Object.assign(make('input', ''), { type: 'checkbox', checked: true, name: id })
    label.append(box)
    return { label, box }
  })
  const allowed = await ask(
    '申请发送一次以下消息',
    '拒绝',
    '允许',
    boxes.map(({ label }) => label),
  )
  return Object.fromEntries(boxes.map(({ box }) => [box.name, allowed && box.checked ? 'accept' : 'reject']))
}
