import './desk.css'
import { make } from '../../local/phone/browser/overlays/layer'
import { messageCard } from './message-card'
import { followMessages } from './messages'
import type { Person } from './people'
import { loadPeople } from './people'
import { personCard } from './person-card'
import { Phones } from './phones'

/** The desk: people to the left, their phones in the middle, what WeChat delivered to the right. */
async function start(): Promise<void> {
  const people = make('aside', 'people')
  const messages = make('aside', 'messages')
  const cards = new Map<string, HTMLElement>()
  const phones = new Phones((ids) => {
    for (const [id, card] of cards) card.setAttribute('aria-pressed', String(ids.includes(id)))
    empty.hidden = ids.length > 0
  })
  const empty = make('p', 'empty', '点左侧的人，打开他的手机。最多同时三部。')
  phones.element.append(empty)
  document.body.append(people, phones.element, messages)

  const list = await loadPeople()
  people.append(
    heading('谁拿着手机', '点一下打开或收起'),
    ...groups(list, cards, (person) => phones.toggle(person)),
  )
  showMessages(messages, phones)
  const remembered = list.filter(({ id }) => Phones.remembered().includes(id))
  for (const person of remembered.length > 0 ? remembered : firstPair(list)) phones.toggle(person)
}

/** A citizen and a liaison: enough to see a case go from one to the other. */
function firstPair(list: Person[]): Person[] {
  const first = (role: string) => list.find((person) => person.role === role)
  return [first('citizen') ?? list[0], first('liaison')].filter((person) => person !== undefined)
}

function groups(
  list: Person[],
  cards: Map<string, HTMLElement>,
  choose: (person: Person) => void,
): HTMLElement[] {
  const names = [...new Set(list.map(({ roleName }) => roleName))]
  return names.flatMap((roleName) => {
    const members = list.filter((person) => person.roleName === roleName)
    const rows = members.map((person) => {
      const card = personCard(person, () => choose(person))
      cards.set(person.id, card)
      return card
    })
    return [make('h2', '', roleName), ...rows]
  })
}

function showMessages(panel: HTMLElement, phones: Phones): void {
  const body = make('div', 'message-list')
  const none = make('p', 'empty', '还没有消息。办件有进展时，订阅消息和企业微信群机器人消息会出现在这里。')
  body.append(none)
  panel.append(heading('微信消息', '每个人和每个群收到的'), body)
  followMessages((messages) => {
    none.remove()
    for (const message of messages)
      body.prepend(messageCard(message, (person, page) => phones.openPage(person, page)))
  })
}

function heading(title: string, hint: string): HTMLElement {
  const element = make('header', 'panel-heading')
  element.append(make('h1', '', title), make('p', '', hint))
  return element
}

start().catch((error: unknown) => {
  console.error(error)
  document.body.append(make('p', 'failure', '预览没有连上本地服务，请刷新页面再试。'))
})
