import fs from 'node:fs'
import path from 'node:path'

/** Who may import whom on the phone. WeChat loads the main package first and each other one by itself: what breaks this fails there only. */

const ROOT = path.resolve(__dirname, '../../../miniprogram')
const APP = JSON.parse(fs.readFileSync(`${ROOT}/app.json`, 'utf8')) as {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}
const PACKAGES = APP.subPackages.map(({ root }) => root)
const PAGES = [
  ...APP.pages,
  ...APP.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
].map((page) => path.dirname(page))

const files = fs
  .readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('miniprogram_npm'))

const within = (rooms: readonly string[], file: string) => rooms.find((room) => file.startsWith(`${room}/`))

/** [from, to] of every import, as paths inside the mini program. */
const imports = files.flatMap((file) => {
  const text = fs.readFileSync(path.join(ROOT, file), 'utf8')
  const found = [...text.matchAll(/from '(\.[^']+)'/g)].map(([, to = '']) => to)
  return found.map((to) => [file, path.join(path.dirname(file), to)] as const)
})

test('there is something to look at', () => {
  expect(imports.length).toBeGreaterThan(300)
  expect(imports.some(([file]) => within(PACKAGES, file))).toBe(true)
})

test('a package is imported by itself only', () => {
  const strangers = imports.filter(([from, to]) => {
    const room = within(PACKAGES, to)
    return room !== undefined && room !== within(PACKAGES, from)
  })
  expect(strangers).toEqual([])
})

test('a page imports no other page: what both need lies in shared, or in the main package', () => {
  const neighbours = imports.filter(([from, to]) => {
    const [one, other] = [within(PAGES, from), within(PAGES, to)]
    return one !== undefined && other !== undefined && one !== other
  })
  expect(neighbours).toEqual([])
})

test('what carries pages knows none of them', () => {
  const carriers = ['page', 'components', 'services', 'words', 'domain']
  expect(imports.filter(([from, to]) => within(carriers, from) && within(['pages', 'packages'], to))).toEqual(
    [],
  )
})

test('rules and words need nobody above them', () => {
  const above = ['page', 'components', 'pages', 'packages']
  expect(imports.filter(([from, to]) => within(['domain'], from) && !to.startsWith('domain/'))).toEqual([])
  expect(imports.filter(([from, to]) => within(['words', 'services'], from) && within(above, to))).toEqual([])
})
