import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withRecords } from '../../../cloudfunctions/areas/media/seen-media'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import type { MediaDoc } from '../../../cloudfunctions/areas/media/documents'
import type { CaseEntry } from '../../../cloudfunctions/areas/case/entries'
import { collections } from '../../../cloudfunctions/collections'
import { seed } from '../../../demo/seed'
import { people } from '../../../demo/people'
import { mayUploadTo } from '../../../cloudfunctions/areas/media/storage-rules'
import { CASE_STATES, nextState } from '#domain/case/workflow'
import { Store } from '../../../local/store/store'
import { isCaseNumber } from '#domain/case/case-number'

interface City {
  store: Store
  /** Bytes of each, by its path. */
  files: Map<string, number>
}

const scratch = mkdtempSync(join(tmpdir(), 'samples-'))
const cities: City[] = []
afterAll(() => {
  for (const { store } of cities) store.close()
  rmSync(scratch, { recursive: true })
})

/** The seeded city on a store of its own; of its files only names and sizes are kept. */
async function seededAt(now: string): Promise<City> {
  const dataDir = join(scratch, String(cities.length))
  const city: City = {
    store: new Store({ dataDir, schema: collections, durable: false }),
    files: new Map(),
  }
  cities.push(city)
  const fileId = (path: string) => `cloud://test.bucket/${path}`
  const write = (path: string, content: Buffer) => {
    city.files.set(path, content.length)
    return Promise.resolve(fileId(path))
  }
  await seed({ now: Date.parse(now), store: city.store, files: { fileId, write } })
  return city
}

const all = ({ store }: City, name: string) => store.findDocuments(name, {}, { sort: { _id: 1 } })
const casesOf = (city: City) => all(city, 'cases') as unknown as CaseDoc[]
const eventsOf = (city: City) => all(city, 'history') as unknown as CaseEntry[]
const mediaOf = (city: City) => all(city, 'media') as unknown as MediaDoc[]

const MONDAY = '2026-11-23T14:00:00+08:00'
let city: City
beforeAll(async () => {
  city = await seededAt(MONDAY)
})

test('about forty cases, in every state', () => {
  const cases = casesOf(city)
  expect(cases.length).toBeGreaterThanOrEqual(40)
  expect(new Set(cases.map(({ state }) => state))).toEqual(new Set(CASE_STATES))
})

test('each history leads from the submission to the state the case is in, by steps that the table allows', () => {
  for (const found of casesOf(city)) {
    const events = eventsOf(city).filter(({ subject }) => subject.id === found._id)
    events.sort((a, b) => a.version - b.version)
    expect(events[0]).toMatchObject({ action: 'submit', to: 'submitted', at: found.submittedAt })
    for (const [index, event] of events.slice(1).entries()) {
      expect(event.from).toBe(events[index]?.to)
      expect(nextState(event.action, events[index]?.to ?? 'archived')).toBe(event.to)
      expect(event.at).toBeGreaterThanOrEqual(events[index]?.at ?? 0)
    }
    expect(events.at(-1)).toMatchObject({ to: found.state, version: found.version })
  }
})

test('nothing lies in the future, and nothing waits to be sent', () => {
  for (const event of eventsOf(city)) {
    expect(event.at).toBeLessThanOrEqual(Date.parse(MONDAY))
    expect(event.outboxAt).toBe(0)
  }
  // A first start must not write to groups what happened long ago.
  expect(all(city, 'robot_messages').filter(({ state }) => state !== 'sent')).toEqual([])
})

test('numbers are valid and unique', () => {
  const numbers = casesOf(city).map(({ number }) => number)
  expect(numbers.every(isCaseNumber)).toBe(true)
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('every picture that a document names is stored, and has passed the check', () => {
  const media = [
    ...casesOf(city).flatMap((found) => [...found.media, ...found.afterMedia]),
    ...eventsOf(city).flatMap((event) => event.media),
  ]
  expect(media.length).toBeGreaterThan(40)
  const records = withRecords(media, new Map(mediaOf(city).map((record) => [record._id, record])))
  expect(records).toHaveLength(media.length)
  for (const { fileId, thumbId, check } of records) {
    expect(check).toBe('pass')
    for (const id of [fileId, thumbId])
      expect(city.files.has(id.replace('cloud://test.bucket/', ''))).toBe(true)
  }
})

test('every picture lies where phones cannot write, its size known and its case named', () => {
  for (const { fileId, thumbId, bytes, attachedTo } of mediaOf(city)) {
    for (const id of [fileId, thumbId])
      expect(mayUploadTo(id.replace('cloud://test.bucket/', ''))).toBe(false)
    expect(bytes).toBe(city.files.get(fileId.replace('cloud://test.bucket/', '')))
    expect(attachedTo).toMatchObject({ kind: 'case' })
  }
})

test('the first page has pictures of before and after to show', () => {
  const shown = casesOf(city).filter(
    ({ published, closedAt, media, afterMedia }) =>
      published && closedAt > 0 && media.length > 0 && afterMedia.length > 0,
  )
  expect(shown.length).toBeGreaterThanOrEqual(8)
})

test('public are only cases that may be', () => {
  for (const { published, mayBePublished } of casesOf(city)) if (published) expect(mayBePublished).toBe(true)
})

test('everyone in the documents can hold a phone', () => {
  const openids = new Set(people.map(({ openid }) => openid))
  for (const { reporter } of casesOf(city)) expect(openids).toContain(reporter.openid)
  for (const { actor } of eventsOf(city))
    if (actor.party !== 'system') expect(openids).toContain(actor.openid)
})

test('the same moment gives the same city', async () => {
  const again = await seededAt(MONDAY)
  for (const { name } of collections) expect([name, all(again, name)]).toEqual([name, all(city, name)])
  expect([...again.files.keys()].sort()).toEqual([...city.files.keys()].sort())
})

test.each(['2026-11-22T03:00:00+08:00', '2026-02-17T12:00:00+08:00', '2027-01-01T00:00:00+08:00'])(
  'a first start at %s has every state too',
  async (now) => {
    const other = await seededAt(now)
    expect(new Set(casesOf(other).map(({ state }) => state))).toEqual(new Set(CASE_STATES))
  },
)
