import type { CaseDoc } from '../cloudfunctions/areas/case/documents'
import type { CategoryDoc } from '../cloudfunctions/city/documents'
import type { GeoPoint } from '../cloudfunctions/kernel/documents'
import type { CaseEntry } from '../cloudfunctions/areas/case/entries'
import { promiseFor } from '../cloudfunctions/areas/case/clocks'
import type { DerivedField } from '../cloudfunctions/areas/case/effects'
import { derivedFields } from '../cloudfunctions/areas/case/effects'
import { GENERATION } from '../cloudfunctions/areas/case/generation'
import { idOf } from '../cloudfunctions/kernel/ids'
import type { Reference } from '../cloudfunctions/city/reference'
import type { CaseState } from '#domain/case/workflow'
import { isIn } from '#domain/case/workflow'
import { DAY } from '#domain/kernel/time'
import type { Random } from '../demo/random'
import { seeded } from '../demo/random'

/**
 * Stored cases as a city has them after some years: few towns and categories get most reports, nine in ten are
 * closed, half of the publishable ones are public, some people report often.
 */

/** How far back the oldest case lies; more cases are a busier city, not a longer history. */
const HISTORY_DAYS = 730
const OPEN_STATES = ['submitted', 'dispatched', 'signed', 'processing', 'needInfo', 'replied'] as const
const CLOSED_STATES = ['closed', 'rated', 'archived'] as const
const PLACE_SPREAD_DEGREES = 0.02
const SENTENCES = [
  '路面破损,行人绊倒过',
  '垃圾堆了三天没人清',
  '路灯不亮,晚上很黑',
  '井盖松动,车过有响声',
  '夜间施工太吵',
]

export interface GeneratedCase {
  doc: CaseDoc
  events: CaseEntry[]
}

export interface GeneratorOptions {
  count: number
  now: number
  reference: Reference
  /** How many different people report; a tenth of them sends half of the cases. */
  reporters: number
}

/** @returns `count` cases, the same for the same options. */
export function* generateCases({
  count,
  now,
  reference,
  reporters,
}: GeneratorOptions): Generator<GeneratedCase> {
  const random = seeded('bench')
  for (let index = 0; index < count; index += 1) yield generateCase(index, now, reporters, reference, random)
}

/** Picks so that the first items are hot: the square of chance makes half of all picks fall on the first quarter. */
function skewed<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random.next() ** 2 * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

function near(point: GeoPoint, random: Random): GeoPoint {
  const shift = () => (random.next() + random.next() - 1) * PLACE_SPREAD_DEGREES
  return { type: 'Point', coordinates: [point.coordinates[0] + shift(), point.coordinates[1] + shift()] }
}

/** One open case in ten; those are young, as in a city that keeps its promises. */
function whenAndWhat(now: number, random: Random): { submittedAt: number; state: CaseState } {
  const isOpen = random.chance(0.1)
  const ageDays = isOpen ? random.next() ** 2 * 20 : 5 + random.next() * (HISTORY_DAYS - 5)
  const state = isOpen ? random.pick(OPEN_STATES) : ageDays > 30 ? 'archived' : random.pick(CLOSED_STATES)
  return { submittedAt: Math.round(now - ageDays * DAY), state }
}

function generateCase(
  index: number,
  now: number,
  reporters: number,
  reference: Reference,
  random: Random,
): GeneratedCase {
  const category: CategoryDoc = skewed(reference.categories, random)
  const town = skewed(reference.towns, random)
  const { submittedAt, state } = whenAndWhat(now, random)
  const frequent = random.chance(0.5) ? Math.ceil(reporters / 10) : reporters
  const openid = `o-bench-${Math.floor(random.next() * frequent)}`
  const isFinished = isIn('finished', state)
  const promised = promiseFor(reference, category, submittedAt)
  const closedAt = isFinished ? Math.min(now, submittedAt + Math.round(random.next() * 5 * DAY)) : 0
  const stateAt = closedAt || Math.min(now, submittedAt + Math.round(random.next() * DAY))
  const id = idOf('bench-case', String(index))
  const stored: Omit<CaseDoc, DerivedField> = {
    _id: id,
    number: String(index).padStart(12, '0'),
    version: isFinished ? 5 : 2,
    type: category.type,
    channel: 'snap',
    categoryId: category._id,
    urgency: category.urgency,
    physical: category.physical,
    text: `${town.name}${random.pick(SENTENCES)},请尽快处理,谢谢`,
    place: { address: `${town.name}第${index % 500}号`, townId: town._id, point: near(town.point, random) },
    media: [],
    mediaRecorded: true,
    answers: {},
    reporter: { openid, name: '', phone: '', anonymous: false },
    leadDepartmentId: category.leadDepartmentId,
    coDepartmentIds: [],
    state,
    clocks: promised.clocks,
    assumedFrom: isFinished ? 0 : promised.assumedFrom,
    promisedAt: submittedAt,
    stateAt,
    closedAt,
    warned: [],
    pausedAt: state === 'needInfo' ? stateAt : 0,
    submittedAt,
    signedAt: state === 'dispatched' || state === 'submitted' ? 0 : stateAt,
    contactedAt: 0,
    repliedAt: closedAt,
    closeReason: isFinished ? 'solved' : '',
    afterMedia: [],
    generation: GENERATION,
    supports: random.chance(0.1) ? random.whole(1, 20) : 0,
    mayBePublished: category.mayBePublic,
    published: category.mayBePublic && isIn('publishable', state) && random.chance(0.5),
    bounces: 0,
    reopens: 0,
    parentId: '',
    children: 0,
    extended: false,
    lastEvent: { id: idOf(id, '1'), action: 'sign', at: stateAt, by: '城管局' },
  }
  const doc: CaseDoc = { ...stored, ...derivedFields(stored) }
  return { doc, events: generateEvents(doc) }
}

/** Two events for an open case, five for a finished one: what a case page reads. */
function generateEvents({
  _id,
  version,
  submittedAt,
  stateAt,
  state,
  reporter,
  leadDepartmentId,
}: CaseDoc): CaseEntry[] {
  const actions = (['submit', 'autoDispatch', 'sign', 'reply', 'close'] as const).slice(0, version)
  return actions.map((action, step) => ({
    _id: idOf(_id, String(step)),
    subject: { kind: 'case', id: _id },
    version: step + 1,
    at: step === 0 ? submittedAt : stateAt,
    action,
    from: '',
    to: state,
    actor: {
      openid: reporter.openid,
      party: step === 0 ? 'reporter' : 'lead',
      name: '',
      departmentId: leadDepartmentId,
    },
    text: step === 3 ? '已安排人员到场处理,现场恢复正常' : '',
    media: [],
    toDepartmentId: '',
    until: 0,
    internal: false,
    outboxAt: 0,
    outboxTries: 0,
  }))
}
