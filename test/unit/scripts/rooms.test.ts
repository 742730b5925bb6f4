import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import house from '../../../scripts/lint/house.mjs'
import { DOORS, QUERIES, ROOMS } from '../../../scripts/lint/rooms.mjs'

const root = process.cwd()
const linter = new Linter({ cwd: root })

/** @returns what the house's rules say about a file of this name with this text */
function complaints(path: string, code: string): string[] {
  const config = {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser as Linter.Parser },
    plugins: { house },
    rules: {
      'house/imports': ['error', ROOMS],
      'house/doors': ['error', DOORS],
      'house/queries': ['error', QUERIES],
    },
  } as Linter.Config
  return linter.verify(code, config, path).map(({ ruleId, message }) => ruleId ?? message)
}

describe('an import', () => {
  it.each([
    // The rules use nobody.
    ['miniprogram/domain/kernel/time.ts', '../case/types', 'house/imports'],
    ['miniprogram/domain/case/rating.ts', '../../services/call', 'house/imports'],
    ['miniprogram/domain/case/rating.ts', 'node:crypto', 'house/imports'],
    ['miniprogram/domain/case/rating.ts', 'zod', 'house/imports'],
    // The phone.
    ['miniprogram/pages/home/index.ts', '#domain/case/rating', 'house/imports'],
    ['miniprogram/pages/home/index.ts', '../../../cloudfunctions/kernel/ids', 'house/imports'],
    ['miniprogram/pages/home/index.ts', '../../packages/case/detail/view', 'house/imports'],
    ['miniprogram/pages/home/index.ts', '../staff/index', 'house/imports'],
    ['miniprogram/packages/case/detail/index.ts', '../../report/form/draft', 'house/imports'],
    ['miniprogram/packages/case/detail/index.ts', '../../../pages/home/view', 'house/imports'],
    ['miniprogram/components/timeline/index.ts', '../../pages/home/view', 'house/imports'],
    ['miniprogram/components/timeline/index.ts', '../../packages/case/detail/view', 'house/imports'],
    ['miniprogram/services/call.ts', '../components/timeline/view', 'house/imports'],
    ['miniprogram/words/tones.ts', '../services/call', 'house/imports'],
    // The server: platform < city < kernel < areas < functions.
    ['cloudfunctions/kernel/platform/cloud.ts', '../outbox/deliver', 'house/imports'],
    ['cloudfunctions/kernel/ids.ts', 'wx-server-sdk', 'house/imports'],
    ['cloudfunctions/areas/case/store.ts', 'wx-server-sdk', 'house/imports'],
    ['cloudfunctions/areas/case/store.ts', '../../../miniprogram/domain/case/types', 'house/imports'],
    ['cloudfunctions/areas/case/store.ts', '../../../local/store', 'house/imports'],
    ['cloudfunctions/areas/case/store.ts', '../../clock/index', 'house/imports'],
    ['cloudfunctions/city/reference.ts', '../kernel/handler', 'house/imports'],
    ['cloudfunctions/kernel/context.ts', '../areas/case/store', 'house/imports'],
    ['cloudfunctions/kernel/content.ts', '#domain/case/workflow', 'house/imports'],
    ['cloudfunctions/kernel/content.ts', '#domain/api/index', 'house/imports'],
    ['cloudfunctions/kernel/platform/cloud.ts', '#domain/case/types', 'house/imports'],
    ['cloudfunctions/city/reference.ts', '#domain/case/deadlines', 'house/imports'],
    ['cloudfunctions/areas/case/transition.ts', '../media/covers', 'house/doors'],
    ['cloudfunctions/areas/case/actions/submit.ts', '../../media/actions/keep', 'house/doors'],
    ['cloudfunctions/areas/case/transition.ts', '../index', 'house/doors'],
    ['cloudfunctions/areas/media/apply-verdict.ts', '../holders', 'house/doors'],
    ['cloudfunctions/areas/staff/actions/queue.ts', '../../case/views/case-card', 'house/doors'],
    ['cloudfunctions/clock/index.ts', '../city/reference', 'house/imports'],
    // What stands beside the product.
    ['local/server/files.ts', '../../cloudfunctions/kernel/ids', 'house/imports'],
    ['local/test/unit/store/query.test.ts', '../../../../test/support/media', 'house/imports'],
    ['cities/zhongshan/towns.ts', '../../cloudfunctions/kernel/ids', 'house/imports'],
    ['demo/people.ts', '../test/support/media', 'house/imports'],
    ['scripts/start.ts', '../bench/cases', 'house/imports'],
  ])('in %s of %s is refused', (path, source, rule) => {
    expect(complaints(path, `import { one } from '${source}'\none()`)).toEqual([rule])
  })

  it.each([
    ['miniprogram/domain/case/rating.ts', '../kernel/time'],
    ['miniprogram/packages/case/detail/index.ts', '../list/view'],
    ['miniprogram/packages/case/detail/index.ts', '../../../services/call'],
    ['miniprogram/pages/home/index.ts', '../../components/timeline/view'],
    ['cloudfunctions/kernel/handler.ts', './platform/cloud'],
    ['cloudfunctions/kernel/handler.ts', '../city/reference'],
    ['cloudfunctions/kernel/platform/cloud.ts', 'wx-server-sdk'],
    ['cloudfunctions/areas/case/transition.ts', '#domain/case/workflow'],
    ['cloudfunctions/areas/case/transition.ts', '../media/index'],
    ['cloudfunctions/areas/case/transition.ts', '../media'],
    ['cloudfunctions/areas/staff/actions/queue.ts', '../../case/map-store'],
    ['cloudfunctions/areas/index.ts', './case/area'],
    ['cloudfunctions/areas/holders.ts', './case/covers'],
    ['cloudfunctions/clock/index.ts', '../areas/case/sweeps/sweep'],
    ['demo/product.ts', '../local/server'],
    ['test/unit/server/nearest.test.ts', '../../../cloudfunctions/areas/case/nearest'],
  ])('in %s of %s is taken', (path, source) => {
    expect(complaints(path, `import { one } from '${source}'\none()`)).toEqual([])
  })

  it.each([
    "export { one } from '../../../services/call'",
    "export * from '../../../services/call'",
    "void import('../../../services/call')",
    "type One = import('../../../services/call').One",
    "const one = require('../../../services/call')",
  ])('is seen however it is written: %s', (code) => {
    expect(complaints('miniprogram/domain/case/deep/rating.ts', code)).toEqual(['house/imports'])
  })

  it('of types only is taken from where types may come', () => {
    const from = "from '../../cloudfunctions/kernel/ids'"
    expect(complaints('cities/zhongshan/towns.ts', `import type { Id } ${from}`)).toEqual([])
    expect(complaints('cities/zhongshan/towns.ts', `import { type Id } ${from}`)).toEqual([])
    expect(complaints('cities/zhongshan/towns.ts', `import { type Id, newId } ${from}`)).toEqual([
      'house/imports',
    ])
    const kernel = (from: string) =>
      complaints('cloudfunctions/kernel/context.ts', `import type { One } from '${from}'`)
    expect(kernel('#domain/api/city')).toEqual([])
    expect(kernel('#domain/case/types')).toEqual(['house/imports'])
  })
})

describe('the query language', () => {
  const questions = [
    'const late = store.command.lt(now)',
    'const { command } = store',
    "found = cases.find({ where: { state: 'open' }, limit: 20 })",
    "found = cases.where({ state: 'open' })",
  ]
  it.each(questions)('is refused outside stores: %s', (code) => {
    expect(complaints('cloudfunctions/areas/case/actions/mine.ts', code)).toEqual(['house/queries'])
  })
  it.each(['areas/case/store', 'areas/case/map-store', 'kernel/platform/database', 'kernel/paging'])(
    'is at home in %s',
    (name) => {
      for (const code of questions) expect(complaints(`cloudfunctions/${name}.ts`, code)).toEqual([])
    },
  )
})

describe('the tables', () => {
  it('name every list of areas', () => {
    const lists = readdirSync(join(root, 'cloudfunctions/areas')).filter((name) => name.endsWith('.ts'))
    expect(lists.map((name) => name.replace('.ts', '')).sort()).toEqual([...DOORS.lists].sort())
  })
  it.each(ROOMS.map(({ room }) => room))('%s is a place that exists', (room) => {
    expect(existsSync(join(root, room.split('*')[0] ?? ''))).toBe(true)
  })
})

describe('components that pages name in their .json', () => {
  const files = readdirSync(join(root, 'miniprogram'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && !/miniprogram_npm|tsconfig/.test(path))
    .map((path) => `miniprogram/${path}`)
  const used = files.flatMap((file) => {
    const { usingComponents = {} } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
      usingComponents?: Record<string, string>
    }
    return Object.values(usingComponents)
      .filter((path) => !path.startsWith('@'))
      .map((path): [string, string] => [file, path])
  })

  it('are many', () => {
    expect(used.length).toBeGreaterThan(30)
  })
  it.each(used)('%s may use %s', (file, path) => {
    const target = path.startsWith('/') ? `miniprogram${path}` : posix.join(dirname(file), path)
    const source = `./${posix.relative(dirname(file), target)}`
    expect(existsSync(join(root, `${target}.ts`))).toBe(true)
    expect(complaints(file.replace(/json$/, 'ts'), `import '${source}'`)).toEqual([])
  })
})
