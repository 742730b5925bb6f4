import { join } from 'node:path'
import { zhongshan } from '../cities'
import { templates } from '../cities/zhongshan/templates'
import { mayUploadTo } from '../cloudfunctions/areas/media/storage-rules'
import { collections } from '../cloudfunctions/collections'
import { warmFunctions } from '../cloudfunctions/functions'
import type { Product } from '../local/server'
import { miniprogramRoot } from '../scripts/project'
import { people, visitor } from './people'
import { namedPlaces, standing } from './places'

/** The page with several phones on it, at `/`. */
export const desk = { entry: join(__dirname, 'desk', 'desk.ts'), title: '随手拍 本地预览' }

/** This product as the local cloud and WeChat know it: what is set up in their consoles for the real ones. */
export const product: Product = {
  miniprogramRoot,
  collections,
  keepWarm: warmFunctions(),
  pushFunction: 'wechatEvents',
  mayUpload: mayUploadTo,
  variables: (url) => ({ '*': { WECOM_BASE: url } }),
  people: people.map(({ id, name, openid, role, roleName, department }) => ({
    id,
    name,
    openid,
    about: { role, roleName, ...(department ? { department } : {}) },
  })),
  visitor,
  templates: Object.values(templates),
  places: { me: standing, places: namedPlaces() },
  groups: Object.fromEntries(
    zhongshan.departments.filter(({ robotKey }) => robotKey).map((one) => [one.robotKey, one.shortName]),
  ),
}
