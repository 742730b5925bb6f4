import type { IncomingMessage } from 'node:http'
import type { SeededPerson } from '../seed/zhongshan/people'
import { HttpError } from './http'

/** What the preview's first page shows of somebody. */
export type VisiblePerson = Pick<SeededPerson, 'id' | 'name' | 'role' | 'roleName' | 'department'>

export interface People {
  list(): VisiblePerson[]
  /** @throws HttpError when the request does not say who holds the phone */
  of(request: IncomingMessage): SeededPerson
  withOpenid(openid: string): VisiblePerson | undefined
}

/** Who can hold a phone of the preview. */
export function createPeople(people: readonly SeededPerson[]): People {
  const byId = new Map(people.map((person) => [person.id, person]))
  const byOpenid = new Map(people.map((person) => [person.openid, visible(person)]))
  return {
    list: () => [...byOpenid.values()],
    of(request) {
      const id = String(request.headers['x-person'] ?? '')
      const person = byId.get(id)
      if (!person) throw new HttpError(400, `x-person: there is no person "${id}"`)
      return person
    },
    withOpenid: (openid) => byOpenid.get(openid),
  }
}

function visible({ id, name, role, roleName, department }: SeededPerson): VisiblePerson {
  return { id, name, role, roleName, ...(department ? { department } : {}) }
}
