/**
 * Who may use whom, one row a room. ARCHITECTURE.md says why; `house/imports` and `house/doors` hold every import to it.
 *
 * - `room`: a folder or a file; `*` stands for one name. The first row that fits a file counts.
 * - `may`: where its imports may come from, besides the room itself.
 * - `types`: where types may come from in addition.
 * - `packages`: which packages it may import (`node:` are those of Node); all when it is missing.
 *
 * A file without a row (tests, settings of the tools) may import everything.
 */

/** What all pages draw on. */
const SHARED = [
  'miniprogram/domain/',
  'miniprogram/words/',
  'miniprogram/services/',
  'miniprogram/page/',
  'miniprogram/components/',
]
const DOMAIN = 'miniprogram/domain/'
/** Rules of no area. */
const KERNEL_DOMAIN = 'miniprogram/domain/kernel/'
/** The part of the kernel that the city's own documents stand on. */
const GROUND = [
  'cloudfunctions/kernel/platform/',
  'cloudfunctions/kernel/collections',
  'cloudfunctions/kernel/documents',
  'cloudfunctions/kernel/per-store',
]
const SERVER_PACKAGES = ['node:', 'zod']

export const ROOMS = [
  // The rules: used by the phone and by the server, so they know neither.
  { room: KERNEL_DOMAIN, may: [], packages: [] },
  { room: DOMAIN, may: [], packages: [] },

  // The phone. Nothing here may come from outside miniprogram/: WeChat uploads this folder and no other.
  { room: 'miniprogram/words/', may: [DOMAIN, 'miniprogram/services/city-clock'], packages: [] },
  {
    room: 'miniprogram/services/',
    may: [DOMAIN, 'miniprogram/words/', 'miniprogram/environment'],
    packages: [],
  },
  { room: 'miniprogram/page/', may: [DOMAIN, 'miniprogram/words/', 'miniprogram/services/'], packages: [] },
  {
    room: 'miniprogram/components/',
    may: [DOMAIN, 'miniprogram/words/', 'miniprogram/services/', 'miniprogram/page/'],
    packages: [],
  },
  {
    room: 'miniprogram/custom-tab-bar/',
    may: [DOMAIN, 'miniprogram/words/', 'miniprogram/services/', 'miniprogram/page/'],
    packages: [],
  },
  { room: 'miniprogram/pages/*/', may: SHARED, packages: [] },
  { room: 'miniprogram/packages/*/', may: SHARED, packages: [] },
  { room: 'miniprogram/app.ts', may: SHARED, packages: [] },

  // The server: platform < city < kernel < areas < functions.
  {
    room: 'cloudfunctions/kernel/platform/',
    may: [KERNEL_DOMAIN, 'cloudfunctions/kernel/collections'],
    packages: ['node:', 'wx-server-sdk'],
  },
  {
    room: 'cloudfunctions/city/',
    may: [KERNEL_DOMAIN, ...GROUND],
    // Its settings say how long what may take, in the words of the areas.
    types: [DOMAIN],
    packages: SERVER_PACKAGES,
  },
  {
    room: 'cloudfunctions/kernel/',
    // No area and no rule of one: areas are given to it. It knows the shapes of what phones call.
    may: [KERNEL_DOMAIN, 'cloudfunctions/city/'],
    types: ['miniprogram/domain/api/'],
    packages: SERVER_PACKAGES,
  },
  {
    room: 'cloudfunctions/areas/*/',
    may: [
      DOMAIN,
      'cloudfunctions/kernel/',
      'cloudfunctions/city/',
      // How far into another area: see DOORS.
      'cloudfunctions/areas/',
    ],
    packages: SERVER_PACKAGES,
  },
  // The list of areas, and what is put together from all of them.
  {
    room: 'cloudfunctions/areas/',
    may: [DOMAIN, 'cloudfunctions/kernel/', 'cloudfunctions/city/'],
    packages: SERVER_PACKAGES,
  },
  {
    room: 'cloudfunctions/*/',
    may: ['cloudfunctions/functions', 'cloudfunctions/areas/', 'cloudfunctions/kernel/'],
    packages: [],
  },
  // The tables of functions and of all collections.
  { room: 'cloudfunctions/', may: [DOMAIN], packages: SERVER_PACKAGES },

  // A CloudBase and a WeChat for any mini program: what it must know of this one is told to it, see demo/product.ts.
  { room: 'local/', may: [] },
  // The city is data: it needs the shapes of the documents, never what is done with them.
  { room: 'cities/', may: [], types: [DOMAIN, 'cloudfunctions/'] },
  { room: 'typings/', may: [], types: ['miniprogram/', 'cloudfunctions/', 'local/'] },
  // They put the product to work; no test and no measurement is needed for that.
  {
    room: 'demo/',
    may: ['miniprogram/', 'cloudfunctions/', 'local/', 'cities/', 'scripts/project'],
  },
  { room: 'scripts/', may: ['miniprogram/', 'cloudfunctions/', 'local/', 'cities/', 'demo/'] },
]

/**
 * What of an area another may import: only these; the lists of areas (cloudfunctions/areas/*.ts) and
 * the functions whatever they need. `index` says what an area does for others; `store` and `*-store` are its named questions,
 * `fields` pieces of inputs: apart, so that workers load no checks of inputs.
 * No area imports a list: what it needs of others below it is given to it by the list.
 */
export const DOORS = {
  open: ['index', 'store', '*-store', 'documents', 'fields'],
  lists: ['index', 'kinds', 'holders', 'pushes'],
}

/** Where the database's query language is at home. `kernel/paging` builds the one query of a list. */
export const QUERIES = {
  within: 'cloudfunctions/',
  home: ['cloudfunctions/kernel/platform/', 'cloudfunctions/kernel/paging'],
  files: ['store', '*-store'],
}
