import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { reachedNpmFiles, subPackageRoots } from '../../../scripts/wechat/npm-components'
import { MAIN_LIMIT, packageSizes, sizeTable } from '../../../scripts/wechat/sizes'

let root: string
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'package-'))))
afterEach(() => rmSync(root, { recursive: true }))

function write(files: Record<string, string | object>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content))
  }
}

const library = {
  'npm/@ui/kit/package.json': { name: '@ui/kit', miniprogram: 'lib' },
  'npm/@ui/kit/lib/button/index.json': { component: true, usingComponents: { icon: '../icon/index' } },
  'npm/@ui/kit/lib/button/index.js': 'require("../common/base")',
  'npm/@ui/kit/lib/button/index.wxml':
    '<wxs src="../wxs/utils.wxs" module="u" /><import src="./loading.wxml" />',
  'npm/@ui/kit/lib/button/loading.wxml': '<view />',
  'npm/@ui/kit/lib/button/index.wxss': '@import "../common/index.wxss";',
  'npm/@ui/kit/lib/icon/index.json': { component: true },
  'npm/@ui/kit/lib/icon/index.js': '',
  'npm/@ui/kit/lib/common/base.js': "var a = require('./deep/index.js')",
  'npm/@ui/kit/lib/common/deep/index.js': '',
  'npm/@ui/kit/lib/common/index.wxss': '',
  'npm/@ui/kit/lib/wxs/utils.wxs': "var x = require('./more.wxs')",
  'npm/@ui/kit/lib/wxs/more.wxs': '',
  'npm/@ui/kit/lib/unused/index.json': { component: true },
  'npm/@ui/kit/lib/unused/index.js': '',
}

const reached = (): string[] =>
  reachedNpmFiles(join(root, 'app'), join(root, 'npm'))
    .map(({ target }) => target)
    .sort()

describe('npm components', () => {
  it('come with everything they are made of, and without the rest of the library', () => {
    write({
      ...library,
      'app/app.json': { pages: [], subPackages: [{ root: 'packages/a', pages: ['p/index'] }] },
      'app/packages/a/p/index.json': { usingComponents: { mine: '../../../mine/index' } },
      'app/mine/index.json': { component: true, usingComponents: { button: '@ui/kit/button/index' } },
    })
    expect(reached()).toEqual(
      [
        'button/index.js',
        'button/index.json',
        'button/index.wxml',
        'button/index.wxss',
        'button/loading.wxml',
        'common/base.js',
        'common/deep/index.js',
        'common/index.wxss',
        'icon/index.js',
        'icon/index.json',
        'wxs/more.wxs',
        'wxs/utils.wxs',
      ].map((file) => `@ui/kit/${file}`),
    )
  })

  it.each([
    ['the whole app', { 'app/app.json': { pages: [], usingComponents: { icon: '@ui/kit/icon/index' } } }],
    [
      'the custom tab bar',
      {
        'app/app.json': { pages: [], tabBar: { custom: true } },
        'app/custom-tab-bar/index.json': { usingComponents: { icon: '@ui/kit/icon/index' } },
      },
    ],
  ])('are found when %s uses them', (_, files) => {
    write({ ...library, ...files })
    expect(reached()).toEqual(['@ui/kit/icon/index.js', '@ui/kit/icon/index.json'])
  })

  it.each([
    ['@ui/kit/nothing/index', /app\.json: @ui\/kit has no component @ui\/kit\/nothing\/index/],
    ['@other/kit/button/index', /app\.json: @other\/kit\/button\/index is neither/],
  ])('that are not there are named: %s', (path, message) => {
    write({ ...library, 'app/app.json': { pages: [], usingComponents: { lost: path } } })
    expect(reached).toThrow(message)
  })
})

describe('sizes', () => {
  it('count each file to its package', () => {
    write({
      'app/app.json': {
        pages: [],
        subPackages: [
          { root: 'packages/a', pages: [] },
          { root: 'packages/ab/', pages: [] },
        ],
      },
    })
    const entries = [
      { path: 'app.js', bytes: 1 },
      { path: 'packages/shared.js', bytes: 2 },
      { path: 'packages/a/index.js', bytes: 4 },
      { path: 'packages/ab/index.js', bytes: 8 },
    ]
    const sizes = packageSizes(entries, subPackageRoots(join(root, 'app')))
    expect(Object.fromEntries(sizes.map(({ name, bytes }) => [name, bytes]))).toEqual({
      main: 3,
      'packages/a': 4,
      'packages/ab/': 8,
    })
  })

  it('show what is too large', () => {
    const sizes = packageSizes([{ path: 'app.js', bytes: MAIN_LIMIT + 1 }], [])
    expect(sizeTable(sizes)).toMatch(/main .*TOO LARGE/)
  })
})
