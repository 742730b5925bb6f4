import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { AppBuilder } from '../../../phone/compile/bundle'

const FIXTURE = path.resolve(__dirname, '../../fixtures/app')
let folder: string

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'preview-build-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

/** Builds a small app of one page with the given files replaced. */
async function build(files: Record<string, string> = {}) {
  const root = path.join(folder, 'app')
  const all = {
    'app.json': '{ "pages": ["pages/a"] }',
    'app.ts': 'App({})',
    'pages/a.ts': 'Page({})',
    'pages/a.wxml': '<view>a</view>',
    ...files,
  }
  for (const [name, text] of Object.entries(all)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), text)
  }
  const builder = new AppBuilder(root, folder)
  const { problems } = await builder.build()
  const bundle = fs.readFileSync(path.join(folder, 'app.js'), 'utf8')
  return {
    bundle,
    problems: problems.map(({ severity, file, line, message }) => `${severity} ${file}:${line} ${message}`),
  }
}

it('builds the fixture without a word, and again', async () => {
  const builder = new AppBuilder(FIXTURE, folder)
  expect((await builder.build()).problems).toEqual([])
  expect((await builder.build()).problems).toEqual([])
  expect(fs.existsSync(path.join(folder, 'app.js.map'))).toBe(true)
}, 30_000)

it.each([
  [
    'a broken template',
    { 'pages/a.wxml': '<view>\n<text>{{ a.b( }}</text></view>' },
    /^error pages\/a\.wxml:2 unexpected character/,
  ],
  ['a missing end tag', { 'pages/a.wxml': '\n\n<view>' }, /^error pages\/a\.wxml:3 missing end tag/],
  ['broken json', { 'pages/a.json': '{ "usingComponents": ' }, /^error pages\/a\.json:0 .*JSON/],
  ['a broken script', { 'pages/a.ts': 'Page({\n  data: }\n' }, /^error pages\/a\.ts:2 /],
  ['a broken style sheet', { 'pages/a.wxss': '.a {\n color: red' }, /^error pages\/a\.wxss:1 Unclosed block/],
  [
    'a tab bar that WeChat draws',
    {
      'app.json': '{ "pages": ["pages/a"], "tabBar": { "list": [{ "pagePath": "pages/a", "text": "A" }] } }',
    },
    /^error app\.json:0 a tabBar without "custom": true is not supported/,
  ],
  [
    'a page that is not there',
    { 'app.json': '{ "pages": ["pages/a", "pages/b"] }' },
    /^error app\.json:0 page "pages\/b" is not found/,
  ],
  [
    'a component that is not there',
    { 'pages/a.json': '{ "usingComponents": { "x-y": "./y" } }' },
    /component "pages\/y" is not found/,
  ],
  [
    'an import that is not there',
    { 'pages/a.ts': `import './none'\nPage({})` },
    /^error pages\/a\.ts:1 Could not resolve/,
  ],
  ['an unknown element', { 'pages/a.wxml': '<camera />' }, /^warning pages\/a\.wxml:1 <camera>/],
])('tells of %s', async (_, files, expected) => {
  const { problems } = await build(files as Record<string, string>)
  expect(problems.find((problem) => expected.test(problem)) ?? problems).toMatch(expected)
})

it.each([
  ['an import that is not there', `import './none'\nPage({})`, 'Could not resolve'],
  [
    'an export that is not there',
    `import { none } from './b'\nPage({ data: { none } })`,
    'No matching export',
  ],
  ['a script that cannot be parsed', 'Page({\n  data: }\n', 'Unexpected'],
])('%s leaves the other pages in the bundle', async (_, script, reason) => {
  const { bundle, problems } = await build({
    'app.json': '{ "pages": ["pages/a", "pages/b"] }',
    'pages/a.ts': script,
    'pages/b.ts': `export const other = 'the other page'\nPage({ data: { other } })`,
    'pages/b.wxml': '<view>b</view>',
  })
  expect(problems).toEqual([expect.stringContaining(reason)])
  expect(bundle).toContain('the other page')
  expect(bundle).toMatch(new RegExp(`throw new Error\\(.*${reason}`))
})

it('gives the app no browser globals', async () => {
  const { bundle } = await build({ 'pages/a.ts': 'Page({ kind: typeof document, there: window })' })
  expect(bundle).not.toMatch(/typeof document|there: window/)
})
