import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { FUNCTION_OF } from '#domain/api/index'
import {
  cloudbaseConfig,
  configOf,
  FUNCTIONS,
  functionTable,
  PROGRAMS,
  warmFunctions,
} from '../../../cloudfunctions/functions'
import { bundle } from '../../../local/bundle'
import { readConfig } from '../../../local/functions/config'

const SERVER = join(__dirname, '../../../cloudfunctions')
const programs = Object.keys(FUNCTIONS).sort()
const names = Object.keys(PROGRAMS).sort()
const entryOf = (name: string) => join(SERVER, PROGRAMS[name] ?? name, 'index.ts')

test('each folder with an index.ts is a function of the table, and the other way round', () => {
  const folders = readdirSync(SERVER, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const built = folders.map(({ name }) => name).filter((name) => existsSync(join(SERVER, name, 'index.ts')))
  // areas/index.ts is the list of areas; folders that hold one are no functions.
  expect(built.filter((name) => name !== 'areas').sort()).toEqual(programs)
})

test('phones call functions that there are, and an instance of each is kept ready', () => {
  expect(warmFunctions().sort()).toEqual([...new Set(Object.values(FUNCTION_OF))].sort())
})

test('what the first release called has the program of today, with its rights and limits', () => {
  for (const name of ['account', 'case', 'city']) {
    expect(PROGRAMS[name]).toBe('citizen')
    expect(configOf(name)).toEqual(configOf('citizen'))
  }
  expect(PROGRAMS['staff']).toBe('staff')
})

test('functions wake workers that there are', () => {
  const source = readFileSync(join(SERVER, 'kernel/platform/cloud.ts'), 'utf8')
  const woken = [...source.matchAll(/kick\('(\w+)'\)/g)].map(([, name]) => name)
  expect(woken).toHaveLength(3)
  expect(names).toEqual(expect.arrayContaining(woken))
})

describe('config.json', () => {
  const folder = mkdtempSync(join(tmpdir(), 'config-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(names)('of %s is what the cloud takes', (name) => {
    writeFileSync(join(folder, 'config.json'), JSON.stringify(configOf(name)))
    expect(readConfig(folder)).toMatchObject(configOf(name))
  })

  test('is refused for a folder that has no row', () => {
    expect(() => configOf('toString')).toThrow('cloudfunctions/toString')
  })

  test('asks of WeChat what the code of the function uses, and nothing else', async () => {
    const used = await rightsUsed()
    for (const name of names) {
      const { permissions } = configOf(name) as { permissions?: { openapi: string[] } }
      expect([name, [...(permissions?.openapi ?? [])].sort()]).toEqual([name, used.get(name)])
    }
  })
})

test('CloudBase deploys all of them, with Node 20 and the same limits', () => {
  const { functions } = cloudbaseConfig('./cloudfunctions') as {
    functions: { name: string; runtime: string; timeout: number; memorySize: number }[]
  }
  expect(functions.map(({ name }) => name).sort()).toEqual(names)
  for (const { name, runtime, timeout, memorySize } of functions) {
    expect(runtime).toBe('Nodejs20.19')
    expect(configOf(name)).toMatchObject({ timeout, memorySize })
  }
})

test('docs/deploy.md has the table; `npm run docs:functions` writes it', () => {
  const [, written = ''] = readFileSync('docs/deploy.md', 'utf8').split(/<!-- functions[^>]*-->/)
  // As prettier lays it out, cells are filled up.
  const plain = (table: string) =>
    table
      .trim()
      .replace(/ *\| */g, '|')
      .replace(/-+/g, '-')
  expect(plain(written)).toBe(plain(functionTable()))
})

/** By the name of a service, what it asks of WeChat's open API. */
const RIGHTS: Record<string, string> = {
  checkText: 'security.msgSecCheck',
  checkImage: 'security.mediaCheckAsync',
  sendSubscribeMessage: 'subscribeMessage.send',
}

/** What the code that is left in each bundle calls; the services themselves are in all of them. */
async function rightsUsed(): Promise<Map<string, string[]>> {
  const { metafile } = await bundle({
    entryPoints: Object.fromEntries(names.map((name) => [name, entryOf(name)])),
    outdir: SERVER,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['wx-server-sdk'],
    minifySyntax: true,
    logLevel: 'silent',
    write: false,
    metafile: true,
  })
  return new Map(
    Object.entries(metafile.outputs).map(([path, { inputs }]) => {
      const files = Object.keys(inputs).filter((file) => dirname(file) !== 'cloudfunctions/kernel/platform')
      const code = files.filter((file) => file.endsWith('.ts')).map((file) => readFileSync(file, 'utf8'))
      const calls = Object.keys(RIGHTS).filter((service) =>
        code.some((text) => text.includes(`services.${service}(`)),
      )
      return [basename(path, '.js'), calls.map((service) => RIGHTS[service] ?? '').sort()]
    }),
  )
}
