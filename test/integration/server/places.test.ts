import type { In } from '#domain/api/index'
import { aCity, aKey, aReport, aTown, CENTRE, DAY, HOUR } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

/** Where a report may lie, what is asked about it, and who looks at it: the test city is a box of 0.4 degrees. */

const EAST_LINE = CENTRE.longitude + 0.2
const INSIDE_EDGE = { longitude: EAST_LINE - 0.001, latitude: CENTRE.latitude }
const OUTSIDE_EDGE = { longitude: EAST_LINE + 0.001, latitude: CENTRE.latitude }
/** Between the towns east (at the centre) and south (0.02 to the east, 0.07 to the south) of the test city. */
const BETWEEN = { longitude: 113.39, latitude: 22.485 }

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  server.put('towns', [aTown('far', CENTRE.longitude - 0.18, CENTRE.latitude + 0.18)])
})
// Ten an hour are taken in.
beforeEach(() => void (server.now.value += 2 * HOUR))
afterAll(() => server.stop())

type PlaceInput = In<'case', 'submit'>['place']
const place = (changes: Partial<PlaceInput> = {}): PlaceInput => ({
  point: CENTRE,
  address: '中山三路 1 号',
  ...changes,
})
const submit = (changes: Partial<PlaceInput>) =>
  server.call('lin', 'case', 'submit', aReport({ place: place(changes) }))
const refusal = async (changes: Partial<PlaceInput>) => {
  const before = (await server.rows('cases')).length
  const error = await server.refused('lin', 'case', 'submit', aReport({ place: place(changes) }))
  expect((await server.rows('cases')).length).toBe(before)
  return error
}

test('outside the outline nothing is taken in, however near, whatever is confirmed', async () => {
  const error = await refusal({ point: OUTSIDE_EDGE, confirmed: true, townId: 'east' })
  expect(error).toMatchObject({
    code: 'outside_city',
    fields: { place: '这个位置不在中山市内，无法提交，请重新选择位置' },
  })
})

test('outside, the form promises neither a town nor a department', async () => {
  const prepared = await server.call('lin', 'case', 'prepare', {
    point: OUTSIDE_EDGE,
    address: '中山市east街道',
    categoryId: 'manhole',
  })
  const nothing = { suggested: [], nearby: [], formVersion: expect.any(String) as string }
  expect(prepared).toEqual({ ...nothing, place: { kind: 'outside' } })
})

test('near the edge it must be confirmed, and a dispatcher sees why', async () => {
  const error = await refusal({ point: INSIDE_EDGE })
  const sentence = '这个位置靠近市界，请确认是否在中山市内'
  expect(error).toMatchObject({
    code: 'invalid_input',
    message: sentence,
    fields: { 'place.confirmed': sentence },
  })
  const { caseId, state } = await submit({ point: INSIDE_EDGE, confirmed: true })
  expect(state).toBe('submitted')
  expect((await server.case(caseId)).place.doubts).toEqual([{ kind: 'edge' }])
  const seenBy = async (person: string) =>
    (await server.call(person, 'case', 'view', { caseId })).place.doubts
  expect(await seenBy('dispatcher')).toEqual([{ kind: 'edge' }])
  expect(await seenBy('lin')).toBeUndefined()
  const { items } = await server.call('dispatcher', 'staff', 'queue', { tab: 'review' })
  expect(items.map(({ id }) => id)).toContain(caseId)
})

test('an address in another city must be confirmed, a road that is called after one not', async () => {
  const address = '广东省珠海市香洲区拱北'
  expect((await refusal({ address })).fields).toEqual({
    'place.confirmed': '地址写的是珠海市，请确认是否在中山市内',
  })
  const { caseId, state } = await submit({ address, confirmed: true })
  expect(state).toBe('submitted')
  expect((await server.case(caseId)).place.doubts).toEqual([{ kind: 'otherCity', city: '珠海市' }])
  expect((await submit({ address: '珠海路 12 号' })).state).toBe('dispatched')
})

test('inside it goes to the department at once, and nothing is noted', async () => {
  const { caseId, state } = await submit({ confirmed: true })
  expect(state).toBe('dispatched')
  expect((await server.case(caseId)).place).toEqual({
    address: '中山三路 1 号',
    townId: 'east',
    point: { type: 'Point', coordinates: [CENTRE.longitude, CENTRE.latitude] },
  })
})

test('between two centres the town is asked, and only a town in reach is an answer', async () => {
  const prepared = await server.call('lin', 'case', 'prepare', { point: BETWEEN, address: '某路' })
  expect(prepared.place).toEqual({
    kind: 'inside',
    town: { likely: expect.arrayContaining(['east', 'south']), others: [] },
  })
  for (const townId of [undefined, 'far', 'nowhere'])
    expect((await refusal({ point: BETWEEN, ...(townId ? { townId } : {}) })).fields).toEqual({
      'place.townId': '请选择所在镇街',
    })
  const { caseId, state } = await submit({ point: BETWEEN, townId: 'south' })
  expect(state).toBe('submitted')
  expect((await server.case(caseId)).place).toMatchObject({ townId: 'south', doubts: [{ kind: 'town' }] })
})

test('the address decides where it names the town', async () => {
  const { caseId, state } = await submit({ point: BETWEEN, address: '中山市south街道某路' })
  expect(state).toBe('dispatched')
  expect((await server.case(caseId)).place.townId).toBe('south')
})

test.each(['far', 'south'])('a town that the reporter makes up (%s) counts for nothing', async (townId) => {
  const { caseId } = await submit({ townId })
  expect((await server.case(caseId)).place.townId).toBe('east')
})

test('a pin without an address is taken in and has a name everywhere', async () => {
  const { caseId } = await submit({ address: ' ' })
  expect((await server.case(caseId)).place.address).toBe('')
  const name = 'east街道 · 地图位置'
  expect((await server.call('lin', 'case', 'view', { caseId })).place.address).toBe(name)
  const mine = await server.call('lin', 'case', 'mine', { group: 'all' })
  expect(mine.items.find(({ id }) => id === caseId)?.address).toBe(name)
  const { items } = await server.call('wang', 'staff', 'queue', { tab: 'toSign' })
  expect(items.find(({ id }) => id === caseId)?.address).toBe(name)
})

test('a retry of a report at the edge is the same case', async () => {
  const input = aReport({ key: aKey(), place: place({ point: INSIDE_EDGE, confirmed: true }) })
  const [first, second] = [
    await server.call('lin', 'case', 'submit', input),
    await server.call('lin', 'case', 'submit', input),
  ]
  expect(second).toEqual(first)
})

test('a database of the first release, without outline and neighbours, keeps its rule of distance', async () => {
  const { neighbours: _none, ...city } = aCity()
  const old = await startServer({ settings: [city] })
  old.now.value += DAY
  const at = (point: PlaceInput['point']) => aReport({ place: place({ point, address: '珠海市' }) })
  const far = { longitude: CENTRE.longitude + 0.3, latitude: CENTRE.latitude }
  expect((await old.refused('lin', 'case', 'submit', at(far))).code).toBe('outside_city')
  expect((await old.call('lin', 'case', 'submit', at(CENTRE))).state).toBe('dispatched')
  await old.stop()
})
