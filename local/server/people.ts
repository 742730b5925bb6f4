import type { IncomingMessage } from 'node:http'
import { ROLE_LABELS } from '../../miniprogram/domain/case/labels'
import type { SeededPerson } from '../seed/zhongshan/people'
import { isVisitor } from '../visitor'
import { HttpError } from './http'

/** What the preview's first page shows of somebody. */
export type VisiblePerson = Pick<SeededPerson, 'id' | 'name' | 'role' | 'roleName' | 'department'>

export interface People {
  list(): VisiblePerson[]
  /** @throws HttpError when the request does not say who holds the phone */
  of(request: IncomingMessage): SeededPerson
  withOpenid(openid: string): VisiblePerson | undefined
}

/**
 * Who can hold a phone of the preview.
 * @param visited told of everyone whose phone asks for something
 */
export function createPeople(people: readonly SeededPerson[], visited: (openid: string) => void): People {
  const byId = new Map(people.map((person) => [person.id, person]))
  const byOpenid = new Map(people.map((person) => [person.openid, visible(person)]))
  return {
    list: () => [...byOpenid.values()],
    of(request) {
      const id = String(request.headers['x-person'] ?? '')
      const person = byId.get(id) ?? visitor(id)
      if (!person) throw new HttpError(400, `x-person: there is no person "${id}"`)
      visited(person.openid)
      return person
    },
    withOpenid: (openid) => byOpenid.get(openid),
  }
}

function visitor(id: string): SeededPerson | undefined {
  if (!isVisitor(id)) return undefined
  return {
    id,
    name: '市民',
    role: 'citizen',
    roleName: ROLE_LABELS.citizen,
    openid: `oZhongshan_${id}`,
    elderMode: false,
  }
}

function visible({ id, name, role, roleName, department }: SeededPerson): VisiblePerson {
  return { id, name, role, roleName, ...(department ? { department } : {}) }
}
