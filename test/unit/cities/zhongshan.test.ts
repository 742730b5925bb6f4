import { readFileSync } from 'node:fs'
import { distanceMetres } from '../../../local/store/geometry'
import { zhongshan } from '../../../cities'
import { people, personDocs } from '../../../demo/people'
import { demoSettings } from '../../../demo/announcements'
import { suggestCategories } from '#domain/case/suggest'

const NOW = Date.parse('2026-11-23T14:00:00+08:00')
const { settings: city, categories, departments, towns } = zhongshan
const icons = readFileSync('node_modules/@vant/weapp/dist/icon/index.wxss', 'utf8')
const departmentIds = departments.map(({ _id }) => _id)

function expectUnique(values: readonly unknown[]): void {
  expect(new Set(values).size).toBe(values.length)
}

test('23 towns and sub-districts, each once, all within the city', () => {
  expect(towns).toHaveLength(23)
  expectUnique(towns.map(({ _id }) => _id))
  expectUnique(towns.map(({ name }) => name))
  expectUnique(towns.map(({ code }) => code))
  // Zhongshan has no counties: four digits of the city, two zeros, then sub-districts below 100 and towns above.
  for (const { code, name } of towns)
    expect(code).toMatch(name.endsWith('镇') ? /^4420001\d\d$/ : /^44200000\d$/)
  expectUnique(towns.map(({ point }) => point.coordinates.join()))
  const center: [number, number] = [city.center.longitude, city.center.latitude]
  for (const { point } of towns) expect(distanceMetres(center, point.coordinates)).toBeLessThan(35_000)
})

test('ids are unique and may travel', () => {
  for (const list of [towns, departments, categories]) {
    expectUnique(list.map(({ _id }) => _id))
    for (const { _id } of list) expect(_id).toMatch(/^[\w-]{1,64}$/)
  }
})

describe.each(categories.map((category) => [category.name, category] as const))('%s', (_name, category) => {
  test('its departments exist and have liaisons', () => {
    for (const id of [category.leadDepartmentId, ...category.coDepartmentIds]) {
      expect(departmentIds).toContain(id)
      expect(people.some(({ departmentId }) => departmentId === id)).toBe(true)
    }
  })

  test('its icon is in the icon font', () => {
    expect(icons).toContain(`.van-icon-${category.icon}:before`)
  })

  test('its example and questions read well', () => {
    expect(category.example).toMatch(/^(例如：)?(?!例如).{10,}/)
    expect(category.name.length).toBeLessThanOrEqual(8)
    expectUnique(category.questions.map(({ id }) => id))
    for (const { choices } of category.questions) expect(choices.length).toBeGreaterThanOrEqual(2)
    expect(category.danger?.phone ?? '110').toMatch(/^1(10|19|20)$/)
  })

  test('its keywords are each there once, and of two characters at least', () => {
    expectUnique(category.keywords)
    for (const word of category.keywords) expect(word.length).toBeGreaterThanOrEqual(2)
  })
})

test('about twenty categories, 其他 the last and without keywords', () => {
  expect(categories.length).toBeGreaterThanOrEqual(20)
  expect(categories.length).toBeLessThanOrEqual(25)
  expect(categories.at(-1)).toMatchObject({ _id: 'other', keywords: [] })
})

const keyworded = categories.map(({ _id, keywords }) => ({ id: _id, keywords }))
test.each(categories.filter(({ _id }) => _id !== 'other').map(({ _id, example }) => [_id, example]))(
  'the example of %s is suggested its own category first',
  (id, example) => {
    expect(suggestCategories(example, keyworded)[0]).toBe(id)
  },
)

test('what does not wait for a dispatcher is checked in the street; what is private stays with one', () => {
  for (const { autoDispatch, mayBePublic } of categories) if (autoDispatch) expect(mayBePublic).toBe(true)
})

describe('the portal', () => {
  const services = city.serviceGroups.flatMap((group) => group.services)
  const pages = JSON.parse(readFileSync('miniprogram/app.json', 'utf8')) as {
    pages: string[]
    subPackages: { root: string; pages: string[] }[]
  }
  const paths = [
    ...pages.pages,
    ...pages.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]

  test('over thirty services, eight of them on the first page', () => {
    expect(services.length).toBeGreaterThan(30)
    expectUnique(services.map(({ id }) => id))
    expect(city.homeServices).toHaveLength(8)
    for (const id of city.homeServices) expect(services.map((service) => service.id)).toContain(id)
  })

  test.each(services.map((service) => [service.name, service] as const))(
    '%s leads somewhere',
    (_name, service) => {
      const { target } = service
      if (target.kind === 'page') expect(paths).toContain(target.url.split('?')[0]?.slice(1))
      if (target.kind === 'web') expect(target.url).toMatch(/^https:\/\//)
      if (target.kind === 'phone') expect(target.number).toMatch(/^\d{5}$/)
      expect(icons).toContain(`.van-icon-${service.icon}:before`)
    },
  )
})

describe('people', () => {
  test('short stable ids, and someone of every role that the product needs', () => {
    expectUnique(people.map(({ id }) => id))
    expectUnique(people.map(({ openid }) => openid))
    for (const { id } of people) expect(id).toMatch(/^[a-z-]{2,20}$/)
    for (const role of ['citizen', 'liaison', 'dispatcher', 'supervisor'])
      expect(people.some((person) => person.role === role)).toBe(true)
  })

  test('liaisons belong to the department that their id names, and nobody else to any', () => {
    for (const { id, role, departmentId } of people)
      expect(departmentId).toBe(role === 'liaison' ? id.split('-')[0] : undefined)
  })

  test('an elder has the large type on; telephone numbers are nobody’s', () => {
    const docs = personDocs(NOW, city.privacyVersion)
    expect(docs.filter(({ elderMode }) => elderMode)).toHaveLength(1)
    expectUnique(docs.map(({ phone }) => phone))
    for (const { phone } of docs) expect(phone).toMatch(/^138000000\d\d$/)
  })
})

test('announcements lie in the past, newest first', () => {
  const times = demoSettings(NOW).announcements.map(({ at }) => at)
  expect(times.length).toBeGreaterThan(0)
  expect(times).toEqual([...times].sort((a, b) => b - a))
  for (const at of times) expect(at).toBeLessThan(NOW)
})
