import { make } from '../../local/phone/browser/overlays/layer'
import type { Person } from './people'

/** A person as a card that can be pressed. */
export function personCard(person: Person, choose: () => void): HTMLElement {
  const card = make('button', `person ${person.role}`)
  const text = make('span', 'who')
  text.append(make('b', '', person.name), make('span', '', person.department || person.roleName))
  card.append(make('i', 'avatar', person.name.slice(-1)), text)
  card.dataset.person = person.id
  card.setAttribute('aria-pressed', 'false')
  card.onclick = choose
  return card
}
