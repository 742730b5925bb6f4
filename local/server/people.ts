import type { IncomingMessage } from 'node:http'
import { HttpError } from './http'

/** Somebody who can hold a phone. */
export interface Person {
  /** As in `/phone?as=lin`. */
  id: string
  name: string
  openid: string
  /** What else is shown of the person, for example a role. */
  about?: Record<string, string>
}

/** What may be known of somebody: never the openid. */
export type VisiblePerson = Pick<Person, 'id' | 'name'> & Person['about']

export interface People {
  list(): VisiblePerson[]
  /** @throws HttpError when the request does not say who holds the phone */
  of(request: IncomingMessage): Person
  withOpenid(openid: string): VisiblePerson | undefined
}

/** `visitor-…` is somebody whom nobody has seen before. */
const VISITOR = /^visitor-[\w-]{1,40}$/

/**
 * Who can hold a phone.
 * @param visitor makes a person of the id of somebody who is not listed
 * @param visited told of everyone whose phone asks for something
 */
export function createPeople(
  people: readonly Person[],
  visitor: (id: string) => Person,
  visited: (openid: string) => void,
): People {
  const byId = new Map(people.map((person) => [person.id, person]))
  const byOpenid = new Map(people.map((person) => [person.openid, visible(person)]))
  return {
    list: () => [...byOpenid.values()],
    of(request) {
      const id = String(request.headers['x-person'] ?? '')
      const person = byId.get(id) ?? (VISITOR.test(id) ? visitor(id) : undefined)
      if (!person) throw new HttpError(400, `x-person: there is no person "${id}"`)
      visited(person.openid)
      return person
    },
    withOpenid: (openid) => byOpenid.get(openid),
  }
}

function visible({ id, name, about }: Person): VisiblePerson {
  return { id, name, ...about }
}
