import { join } from 'node:path'
import type { Product } from '../../server'

/** A mini program of nobody, and what its consoles know. */
export const example: Product = {
  miniprogramRoot: join(__dirname, '..', 'fixtures', 'app'),
  collections: [{ name: 'people', indexes: [] }],
  keepWarm: [],
  variables: (url) => ({ '*': { ROBOTS: url } }),
  people: [
    { id: 'lin', name: '林小满', openid: 'o-lin', about: { role: 'guest' } },
    { id: 'chen', name: '陈国强', openid: 'o-chen' },
  ],
  mayUpload: (path) => path.startsWith('uploads/'),
  visitor: (id) => ({ id, name: '游客', openid: `o-${id}` }),
  templates: [{ id: 'template-1', title: '进度通知' }],
  places: {
    me: { longitude: 120, latitude: 30 },
    places: [{ name: '公园', address: '湖边 1 号', longitude: 120.01, latitude: 30.01, kind: 'place' }],
  },
  groups: { 'robot-1': '值班组' },
}
