import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import type { CaseEntry } from '../../../cloudfunctions/areas/case/entries'
import type { Random } from '../../../demo/random'
import { seeded } from '../../../demo/random'
import type { Area } from '#domain/api/index'
import type { Point } from '#domain/case/types'
import { publicPoint } from '#domain/kernel/shown-place'
import { aCase, anEvent, aPerson, CENTRE, DAY, HOUR } from '../../builders'
import { startServer } from './server'

/**
 * Two cities that look the same to the public and differ in all that it may not see: where exactly a case is, whose it
 * is, what is not public, what went on behind it. Whatever a stranger asks, and however cleverly, both must answer the
 * same; a filter, a distance, an order or a number that does not tells what the answers hide.
 */

const COUNT = 60

interface Question {
  person: string
  area: Area
  action: string
  input: object
}

/** What everybody sees of the cases: the same in both cities. */
function face(random: Random, index: number) {
  const physical = random.chance(0.5)
  const state = random.pick([
    'dispatched',
    'processing',
    'needInfo',
    'replied',
    'closed',
    'archived',
  ] as const)
  const spread = () => (random.next() - 0.5) * (index % 3 ? 0.01 : 0.08)
  return {
    physical,
    state,
    closedAt: state === 'closed' || state === 'archived' ? 1_000 + index : 0,
    shown: publicPoint(
      { longitude: CENTRE.longitude + spread(), latitude: CENTRE.latitude + spread() },
      physical,
    ),
    supports: random.whole(0, 3),
  }
}

function hidden(random: Random, { physical, shown }: ReturnType<typeof face>): Partial<CaseDoc> {
  const step = physical ? 0.0001 : 0.001
  const near = (degrees: number) => degrees + (random.next() - 0.5) * step * 0.98
  return {
    version: random.whole(3, 40),
    bounces: random.whole(0, 2),
    contactedAt: random.whole(1, 1_000),
    warned: random.chance(0.5) ? ['warn'] : [],
    answers: { size: random.pick(['大', '小']) },
    reporter: {
      openid: `reporter-${random.whole(0, 9)}`,
      name: `某${random.whole(0, 99)}`,
      phone: `1380000${random.whole(1_000, 9_999)}`,
      anonymous: random.chance(0.5),
    },
    place: {
      address: `中山三路 ${random.whole(1, 9)}栋`.slice(0, 4),
      townId: 'east',
      point: { type: 'Point', coordinates: [near(shown.longitude), near(shown.latitude)] },
    },
  }
}

function city(variant: string, now: number): { cases: CaseDoc[]; events: CaseEntry[] } {
  const [same, own] = [seeded('face'), seeded(variant)]
  const cases: CaseDoc[] = []
  const events: CaseEntry[] = []
  for (let index = 0; index < COUNT; index += 1) {
    const { shown, ...looks } = face(same, index)
    const _id = `public-${index}`
    const common = { _id, number: _id, published: true, submittedAt: now - index * HOUR }
    cases.push(aCase({ ...common, ...looks, ...hidden(own, { ...looks, shown }) }))
    events.push(anEvent({ _id: `${_id}-reply`, caseId: _id, action: 'reply', version: 1, text: '已处理' }))
    for (let extra = own.whole(0, 5); extra > 0; extra -= 1)
      events.push(
        anEvent({
          _id: `${_id}-${variant}-${extra}`,
          caseId: _id,
          action: own.pick(['addNote', 'urge', 'handBack'] as const),
          version: 1 + extra,
          text: `只有自己人知道 ${own.whole(0, 9)}`,
        }),
      )
  }
  for (let index = own.whole(5, 40); index > 0; index -= 1) {
    const looks = face(own, index)
    cases.push(
      aCase({
        ...looks,
        ...hidden(own, looks),
        _id: `hidden-${variant}-${index}`,
        number: `hidden-${variant}-${index}`,
        published: false,
        submittedAt: now - own.whole(0, 99) * HOUR,
      }),
    )
  }
  return { cases, events }
}

/** Far and near, and cut closely around where the cases are shown. */
function questions(cases: readonly CaseDoc[]): Question[] {
  const random = seeded('questions')
  const stranger = (area: Area, action: string, input: object): Question => ({
    person: 'stranger',
    area,
    action,
    input,
  })
  const corners = (at: Point, size: number) => ({
    southWest: {
      longitude: at.longitude - size * random.next(),
      latitude: at.latitude - size * random.next(),
    },
    northEast: {
      longitude: at.longitude + size * random.next() + 1e-7,
      latitude: at.latitude + size * random.next() + 1e-7,
    },
  })
  const around = cases
    .filter(({ published }) => published)
    .map(({ place, physical }) => {
      const [longitude, latitude] = place.point.coordinates
      return publicPoint({ longitude, latitude }, physical)
    })
  return [
    ...around.flatMap((at) => [
      stranger('case', 'publicMap', corners(at, 0.0008)),
      stranger('case', 'publicMap', { ...corners(at, 0.01), open: random.chance(0.5) }),
      stranger('case', 'prepare', {
        point: { longitude: at.longitude + random.next() * 0.002, latitude: at.latitude },
      }),
    ]),
    ...cases.flatMap(({ _id: caseId }, index) =>
      index < COUNT
        ? [
            stranger('case', 'view', { caseId }),
            stranger('case', 'history', { caseId, cursor: '' }),
            stranger('case', 'support', { caseId }),
            stranger('case', 'unsupport', { caseId }),
          ]
        : [],
    ),
    ...[{}, { group: 'open' }, { group: 'finished' }, { townId: 'east' }, { categoryId: 'manhole' }].map(
      (filter) => stranger('case', 'publicList', filter),
    ),
    stranger('case', 'mine', { group: 'supported' }),
    stranger('city', 'home', {}),
    // A liaison of another department sees what is public around a case of their own.
    { person: 'he', area: 'staff', action: 'nearby', input: { caseId: 'their-own' } },
  ]
}

async function answersOf(variant: string): Promise<[Question, string][]> {
  const server = await startServer({ people: [aPerson('stranger')] })
  try {
    const { cases, events } = city(variant, server.now.value)
    const own = aCase({
      _id: 'their-own',
      number: 'their-own',
      leadDepartmentId: 'water',
      submittedAt: server.now.value - 90 * DAY,
    })
    server.put('cases', [...cases, own])
    server.put('history', events)
    const answers: [Question, string][] = []
    for (const question of questions(cases)) {
      const { person, area, action, input } = question
      answers.push([question, JSON.stringify(await server.send(person, area, { action, input }))])
    }
    return answers
  } finally {
    await server.stop()
  }
}

test('what the public cannot see changes nothing that it can ask', async () => {
  const [one, other] = [await answersOf('one'), await answersOf('other')]
  expect(one.length).toBeGreaterThan(400)
  const shown = one.filter(([{ action }, answer]) => action === 'publicMap' && answer.includes('public-'))
  expect(shown.length).toBeGreaterThan(40)
  expect(one.filter(([{ action }, answer]) => action === 'nearby' && answer.includes('metres'))).toHaveLength(
    1,
  )
  for (const [index, [question, answer]] of one.entries()) {
    expect({ question, answer }).toEqual({ question, answer: other[index]?.[1] })
  }
})
