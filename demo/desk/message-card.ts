import { make } from '../../local/phone/browser/overlays/layer'
import type { Message } from './messages'

/** One delivered message; a tap opens its page on the phone of who received it. */
export function messageCard(message: Message, open: (person: string, page: string) => void): HTMLElement {
  const { channel, person, group, page, at } = message
  const card = make('button', `message ${channel}`)
  const head = make('header', '')
  const receiver = channel === 'robot' ? `${group ?? ''} 工作群` : (person?.name ?? '未知的人')
  head.append(make('b', '', receiver), make('time', '', clock(new Date(at))))
  card.append(head, ...(channel === 'robot' ? robotLines(message) : fieldLines(message)))
  card.append(make('small', '', channel === 'robot' ? '企业微信群机器人' : '订阅消息'))
  if (person !== undefined && page !== undefined)
    card.onclick = () => open(person.id, page.startsWith('/') ? page : `/${page}`)
  return card
}

/** Values of a subscribe message: the longest reads as its headline. */
function fieldLines({ data = {} }: Message): HTMLElement[] {
  return Object.entries(data).map(([field, value]) =>
    make('p', field.startsWith('phrase') ? 'phrase' : '', value),
  )
}

/** A robot's markdown, without its marks. */
function robotLines({ content = '' }: Message): HTMLElement[] {
  return content
    .replace(/<[^>]+>/g, '')
    .split('\n')
    .map((line) => line.replace(/^[#>\s]+|\*\*/g, '').replace(/\[([^\]]+)\]\([^)]*\)/g, '$1'))
    .filter((line) => line !== '')
    .map((line) => make('p', '', line))
}

function clock(time: Date): string {
  return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}
