import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFunctionBuild } from '../../../local/functions/build'
import {
  FUNCTION_LIMIT,
  functionSizes,
  functionTable,
  tooLarge,
} from '../../../scripts/wechat/function-sizes'

const folder = mkdtempSync(join(tmpdir(), 'sizes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

test('a function is measured by what it loads at its start, and what it loads later is told apart', () => {
  put('built/small/index.js', 'x'.repeat(100))
  put('built/small/dictionary.js', 'x'.repeat(FUNCTION_LIMIT * 2))
  put('built/small/config.json', '{}')
  put('built/large/index.js', 'x'.repeat(FUNCTION_LIMIT + 1))
  const sizes = functionSizes(join(folder, 'built'))
  expect(sizes).toEqual([
    { name: 'large', bytes: FUNCTION_LIMIT + 1, lazyBytes: 0 },
    { name: 'small', bytes: 100, lazyBytes: FUNCTION_LIMIT * 2 },
  ])
  expect(tooLarge(sizes)).toEqual(['large loads 250.0 KB, more than 250.0 KB'])
  const [large = '', small = ''] = functionTable(sizes, () => 12.4).split('\n')
  expect(large).toMatch(/large +250\.0 KB of 250\.0 KB +12 ms +TOO LARGE$/)
  expect(small).toMatch(/small +0\.1 KB of 250\.0 KB +12 ms +later 500\.0 KB$/)
})

test('a minified function is built with the configuration it is given, and its stacks still name what failed', async () => {
  put(
    'source/one/index.ts',
    `async function readTheReferenceData(): Promise<void> { throw new Error('gone') }
     export const main = async () => { await readTheReferenceData() }`,
  )
  put('source/list/index.ts', 'export const areas = []')
  const [source, target] = [join(folder, 'source'), join(folder, 'target')]
  const configOf = (name: string) => ({ timeout: 7, about: name })
  await createFunctionBuild({
    source,
    target,
    sdkVersion: '4.0.2',
    folders: { one: 'one' },
    configOf,
  }).build()
  expect(functionSizes(target).map(({ name }) => name)).toEqual(['one'])

  const load = createRequire(__filename)
  expect(load(join(target, 'one/config.json'))).toEqual({ timeout: 7, about: 'one' })
  const { main } = load(join(target, 'one/index.js')) as { main: () => Promise<void> }
  const failure = await main().catch((error: unknown) => error as Error)
  expect((failure as Error).stack).toContain('readTheReferenceData')
})
