import { make } from '../../local/phone/browser/overlays/layer'
import type { Person } from './people'

const MAX_PHONES = 3
const OPEN_KEY = 'preview:open-phones'

/** The phones on the desk: each an iframe with a caption, a network switch and a way to put it away. */
export class Phones {
  readonly element = make('section', 'phones')
  private readonly open = new Map<string, { card: HTMLElement; frame: HTMLIFrameElement }>()

  constructor(private readonly changed: (ids: string[]) => void) {}

  ids(): string[] {
    return [...this.open.keys()]
  }

  /** Gives the person a phone, or takes it back; with three on the desk the first goes. */
  toggle(person: Person): void {
    if (this.open.has(person.id)) {
      this.remove(person.id)
      return
    }
    const first = this.ids()[0]
    if (this.open.size >= MAX_PHONES && first !== undefined) this.remove(first)
    this.add(person)
  }

  /** Opens a page on a person's phone, when it is on the desk. */
  openPage(id: string, page: string): void {
    this.open.get(id)?.frame.contentWindow?.postMessage({ open: page }, location.origin)
  }

  /** The phones that were open when this window was last used. */
  static remembered(): string[] {
    return JSON.parse(localStorage.getItem(OPEN_KEY) ?? '[]') as string[]
  }

  private add(person: Person): void {
    const card = make('article', 'phone-card')
    const frame = make('iframe', 'phone-frame')
    frame.src = `/phone?as=${encodeURIComponent(person.id)}`
    frame.title = `${person.name}的手机`
    frame.allow = 'clipboard-write'
    card.append(this.caption(person, frame), frame)
    this.element.append(card)
    this.open.set(person.id, { card, frame })
    this.save()
  }

  private remove(id: string): void {
    this.open.get(id)?.card.remove()
    this.open.delete(id)
    this.save()
  }

  private save(): void {
    localStorage.setItem(OPEN_KEY, JSON.stringify(this.ids()))
    this.changed(this.ids())
  }

  private caption(person: Person, frame: HTMLIFrameElement): HTMLElement {
    const caption = make('header', 'phone-caption')
    const who = make('div', 'who')
    who.append(make('b', '', person.name), make('span', '', person.department || person.roleName))
    const network = make('button', 'network on', '网络')
    network.title = '断开或恢复这部手机的网络'
    network.setAttribute('aria-pressed', 'true')
    network.onclick = () => {
      const connected = network.classList.toggle('on')
      network.setAttribute('aria-pressed', String(connected))
      frame.contentWindow?.postMessage({ network: connected }, location.origin)
    }
    frame.onload = () =>
      frame.contentWindow?.postMessage({ network: network.classList.contains('on') }, location.origin)
    const alone = Object.assign(make('a', 'icon-button alone'), {
      href: frame.src,
      target: '_blank',
      title: '单独打开',
    })
    const close = make('button', 'icon-button close')
    close.title = '收起手机'
    close.onclick = () => this.remove(person.id)
    caption.append(who, network, alone, close)
    return caption
  }
}
