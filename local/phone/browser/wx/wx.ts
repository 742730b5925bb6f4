import type { MiniProgram } from '../mini-program'
import { cloudApi } from './cloud'
import { deviceApi } from './device'
import { failingByName } from './failing-by-name'
import { filesApi } from './files'
import { imageApi } from './images'
import { interfaceApi } from './interface'
import { locationApi } from './location'
import { measureApi } from './measure'
import { mediaApi } from './media'
import { navigationApi } from './navigation'
import { permissionApi } from './permission'
import { privacyApi } from './privacy'
import { storageApi } from './storage'
import { subscribeApi } from './subscribe'
import { systemApi } from './system'

/** Everything the app finds on `wx`. Using what is missing throws an error that names it. */
export function createWx(program: MiniProgram): object {
  const api: Record<string, unknown> = {
    ...navigationApi(program),
    ...systemApi(program),
    ...interfaceApi(program),
    ...storageApi(program.person),
    ...measureApi(program),
    ...filesApi(program),
    ...imageApi(program),
    ...mediaApi(program),
    ...locationApi(program),
    ...permissionApi(program),
    ...privacyApi(program),
    ...subscribeApi(program),
    ...deviceApi(program),
    cloud: cloudApi(program),
  }
  api.canIUse = (schema: string) => schema.split('.')[0] !== undefined && (schema.split('.')[0] ?? '') in api
  return failingByName(api, 'wx')
}
