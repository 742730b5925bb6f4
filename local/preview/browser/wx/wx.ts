import type { MiniProgram } from '../mini-program'
import { interfaceApi } from './interface'
import { measureApi } from './measure'
import { navigationApi } from './navigation'
import { storageApi } from './storage'
import { systemApi } from './system'

/** Everything the app finds on `wx`. Using what is missing throws an error that names it. */
export function createWx(program: MiniProgram): object {
  const api: Record<string, unknown> = {
    ...navigationApi(program),
    ...systemApi(program),
    ...interfaceApi(program),
    ...storageApi(program.person),
    ...measureApi(program),
  }
  api.canIUse = (schema: string) => schema.split('.')[0] !== undefined && (schema.split('.')[0] ?? '') in api
  return failingByName(api, 'wx')
}

function failingByName(members: Record<string, unknown>, path: string): object {
  return new Proxy(members, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return target[name as string]
      throw new Error(`${path}.${name} is not in the preview`)
    },
  })
}
