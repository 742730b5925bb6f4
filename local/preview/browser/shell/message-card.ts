import { make } from '../overlays/layer'
import type { Message } from './messages'

/** One delivered message; a tap opens its page on the phone of who received it. */
export function messageCard(
  message: Message,
  nameOf: (id: string) => string | undefined,
  open: (id: string, page: string) => void,
): HTMLElement {
  const { to, page } = message
  const isRobot = message.kind === 'robot' || to === undefined
  const card = make('button', `message ${isRobot ? 'robot' : 'subscribe'}`)
  const head = make('header', '')
  const receiver = message.toName ?? (to === undefined ? '企业微信群' : (nameOf(to) ?? to))
  head.append(
    make('b', '', receiver),
    make('time', '', message.at === undefined ? '' : clock(new Date(message.at))),
  )
  card.append(head)
  if (message.title) card.append(make('h3', '', message.title))
  if (message.text) card.append(make('p', '', message.text))
  for (const { label, value } of message.lines ?? []) {
    const line = make('p', 'line')
    line.append(make('span', '', label), make('span', '', value))
    card.append(line)
  }
  if (to !== undefined && page !== undefined)
    card.onclick = () => open(to, page.startsWith('/') ? page : `/${page}`)
  return card
}

function clock(time: Date): string {
  return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}
