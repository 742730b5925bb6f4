import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FUNCTION_OF } from '#domain/api/index'
import { AREAS } from '../../../cloudfunctions/areas'
import { cityCollections } from '../../../cloudfunctions/city/collections'
import { sweeps } from '../../../cloudfunctions/clock'
import { collections } from '../../../cloudfunctions/collections'
import type { Sweep } from '../../../cloudfunctions/kernel/area'
import type { WorkContext } from '../../../cloudfunctions/kernel/context'
import { kernelCollections } from '../../../cloudfunctions/kernel/kernel-collections'
import { takePush } from '../../../cloudfunctions/kernel/pushes'
import { kernelSweeps } from '../../../cloudfunctions/kernel/outbox/sweeps'
import { runSweeps } from '../../../cloudfunctions/kernel/sweeps'

const SERVER = join(__dirname, '../../../cloudfunctions')
const names = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name).sort()
const context = {} as WorkContext

test('every area is listed, by the name of its folder', () => {
  const folders = readdirSync(join(SERVER, 'areas'), { withFileTypes: true })
  expect(names(AREAS)).toEqual(names(folders.filter((entry) => entry.isDirectory())))
})

test('phones may call every area that the phone knows, and no other has actions', () => {
  const callable = AREAS.filter((area) => 'contracts' in area)
  expect(names(callable)).toEqual(Object.keys(FUNCTION_OF).sort())
})

test('the clock does what each area has in its folder, and each name says which it is', async () => {
  const registered = [...(await sweepsOfAreas()), ...kernelSweeps]
  expect(names(sweeps)).toEqual(names(registered))
  expect(new Set(sweeps)).toEqual(new Set(registered))
  expect(new Set(names(sweeps)).size).toBe(sweeps.length)
})

async function sweepsOfAreas(): Promise<Sweep[]> {
  const folders = AREAS.map(({ name }) => join(SERVER, 'areas', name))
  const withSweeps = folders.filter((folder) =>
    readdirSync(folder).some((file) => /^sweeps(\.ts)?$/.test(file)),
  )
  expect(withSweeps.length).toBeGreaterThan(3)
  const modules = withSweeps.map(
    (folder) => import(join(folder, 'sweeps')) as Promise<Record<string, unknown>>,
  )
  const exported = (await Promise.all(modules)).flatMap((module) =>
    Object.entries(module).filter(([name]) => name.endsWith('Sweeps')),
  )
  expect(exported).toHaveLength(withSweeps.length)
  return exported.flatMap(([, list]) => list as Sweep[])
}

describe('the database', () => {
  test('is what areas, city and kernel declare, each collection once', () => {
    const declared = [...kernelCollections, ...cityCollections, ...AREAS.flatMap((area) => area.collections)]
    expect(new Set(collections)).toEqual(new Set(declared))
    expect(new Set(names(collections)).size).toBe(collections.length)
  })

  test('holds each collection that the code asks for, and none that it does not', () => {
    const asked = sources(SERVER).flatMap((text) =>
      [...text.matchAll(/\bcollection<\w+>\('(\w+)'\)/g)].map(([, name]) => name ?? ''),
    )
    expect([...new Set(asked)].sort()).toEqual(names(collections))
  })

  test('is closed to phones, whole', () => {
    for (const { rules } of collections) expect(rules).toEqual({ read: false, write: false })
  })
})

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
}

describe('sweeps', () => {
  const logged: string[] = []
  beforeEach(() => {
    logged.length = 0
    jest.spyOn(console, 'log').mockImplementation((line: string) => void logged.push(line))
  })
  afterEach(() => jest.restoreAllMocks())

  test('say what each of them did', async () => {
    const both: Sweep[] = [
      { name: 'one', run: () => Promise.resolve(1) },
      { name: 'other', run: () => Promise.resolve({ warned: 2 }) },
    ]
    await expect(runSweeps(both, context)).resolves.toEqual({ one: 1, other: { warned: 2 } })
  })

  test('that fail keep no other from its work, and the cloud hears of it', async () => {
    const after = jest.fn(() => Promise.resolve(1))
    const failing: Sweep = { name: 'broken', run: () => Promise.reject(new Error('no such index')) }
    await expect(runSweeps([failing, { name: 'after', run: after }], context)).rejects.toThrow(
      'no such index',
    )
    expect(after).toHaveBeenCalledTimes(1)
    expect(logged.map((line) => JSON.parse(line) as object)).toMatchObject([
      { action: 'clock', id: 'broken' },
    ])
  })
})

describe('a push of WeChat', () => {
  const take = jest.fn((event: object) => Promise.resolve({ known: true, event }))

  test('goes to whoever takes it', async () => {
    const event = { Event: 'wxa_media_check', trace_id: 't' }
    await expect(takePush({ wxa_media_check: take }, event, context)).resolves.toEqual({ known: true, event })
  })

  test.each([
    [undefined],
    [null],
    ['text'],
    [{}],
    [{ Event: 'other' }],
    [{ Event: 'toString' }],
    [{ Event: 7 }],
  ])('that nobody takes is none of ours: %j', async (event) => {
    await expect(takePush({ wxa_media_check: take }, event, context)).resolves.toEqual({ known: false })
  })
})
