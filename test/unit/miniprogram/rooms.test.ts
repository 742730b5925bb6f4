import fs from 'node:fs'
import path from 'node:path'

/** Pages are neighbours that do not look into each other; who else may use whom is held by lint. */

const ROOT = path.resolve(__dirname, '../../../miniprogram')
const APP = JSON.parse(fs.readFileSync(`${ROOT}/app.json`, 'utf8')) as {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}
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
  expect(imports.some(([file]) => within(PAGES, file))).toBe(true)
})

test('a page imports no other page: what both need lies in shared, or in the main package', () => {
  const neighbours = imports.filter(([from, to]) => {
    const [one, other] = [within(PAGES, from), within(PAGES, to)]
    return one !== undefined && other !== undefined && one !== other
  })
  expect(neighbours).toEqual([])
})

test('no pattern looks behind itself: an iPhone before iOS 16.4 would not even load the file', () => {
  const looking = files.filter((file) => /\(\?<[=!]/.test(fs.readFileSync(path.join(ROOT, file), 'utf8')))
  expect(looking).toEqual([])
})
