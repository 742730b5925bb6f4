import type { Area } from '#domain/api/index'
import { functionCall } from '#domain/api/index'
import type { SubmitInput } from '#domain/api/case'
import type { QueueTab } from '#domain/api/staff'
import { seeded } from '../demo/random'
import type { CaseDoc } from '../cloudfunctions/areas/case/documents'
import type { BenchProduct } from './product'
import { photoOf } from './media'
import { dispatcherOpenid, MOST_CALLS, staffOpenid, submitterOpenid } from './people'

/** One call as a page makes it. */
export interface Call {
  area: Area
  action: string
  input: object
  openid: string
}

export interface MeasuredAction {
  name: string
  kind: 'read' | 'write'
  /** @returns the call number `index`; different numbers are different people, cases or places. */
  call(index: number): Call
}

const PAGES_DEEP = 10
const EVERYBODY = 'o-bench-0'

/** Every action that a page of the mini program uses, as its page calls it. */
export async function measuredActions(product: BenchProduct): Promise<MeasuredAction[]> {
  const random = seeded('bench-calls')
  const sample = sampleOf(product)
  const busiest = busiestDepartment(product)
  const read = (
    name: string,
    area: Area,
    action: string,
    of: (index: number) => [object, string],
  ): MeasuredAction => ({
    name,
    kind: 'read',
    call(index) {
      const [input, openid] = of(index)
      return { area, action, input, openid }
    },
  })
  const citizen = (index: number) => `o-bench-${index % 25}`
  const liaison = staffOpenid(busiest)
  const deep = await cursorDeep(product, { area: 'case', action: 'publicList', input: {}, openid: EVERYBODY })
  const deepQueue = await cursorDeep(product, queueCall(liaison, 'done'))
  const deepToPublish = await cursorDeep(product, queueCall(dispatcherOpenid, 'toPublish'))
  const queue = (name: string, openid: string, tab: QueueTab, cursor?: string) =>
    read(name, 'staff', 'queue', () => [{ ...queueCall(openid, tab).input, cursor }, openid])
  const boxAround = (index: number, half: number) => {
    const [longitude, latitude] = pick(sample, index).place.point.coordinates
    const around = (by: number) => ({ longitude: longitude + by, latitude: latitude + by })
    return { southWest: around(-half), northEast: around(half) }
  }
  const signable = signableCases(product)
  // The last of each are the rarest (bench/cases.ts): most of what a list holds is left out.
  const rareCategory = { categoryId: last(product.reference.categories)._id }
  const rareTown = { townId: last(product.reference.towns)._id }
  const narrowed: [string, object][] = [
    ['rare category', rareCategory],
    ['rare town', rareTown],
    ['rare category and town', { ...rareCategory, ...rareTown }],
  ]
  return [
    read('start', 'account', 'start', (index) => [{}, citizen(index)]),
    read('inbox', 'account', 'inbox', (index) => [{}, citizen(index)]),
    read('home', 'city', 'home', (index) => [{}, citizen(index)]),
    read('report form', 'case', 'form', (index) => [{}, citizen(index)]),
    read('nearby 250 m', 'case', 'prepare', (index) => {
      const { place, categoryId } = pick(sample, index)
      const [longitude, latitude] = place.point.coordinates
      return [{ text: '路面破损', point: { longitude, latitude }, categoryId }, citizen(index)]
    }),
    read('my list', 'case', 'mine', (index) => [{ group: 'all' }, citizen(index)]),
    read('case page, own', 'case', 'view', (index) => {
      const { _id, reporter } = pick(sample, index)
      return [{ caseId: _id }, reporter.openid]
    }),
    read('case page, staff', 'case', 'view', (index) => [
      { caseId: pick(sample, index)._id },
      dispatcherOpenid,
    ]),
    read('public list', 'case', 'publicList', (index) => [{}, citizen(index)]),
    read('public list, page 11', 'case', 'publicList', (index) => [{ cursor: deep }, citizen(index)]),
    read('public list, finished', 'case', 'publicList', (index) => [{ group: 'finished' }, citizen(index)]),
    ...narrowed.map(([name, narrowing]) =>
      read(`public list, ${name}`, 'case', 'publicList', (index) => [narrowing, citizen(index)]),
    ),
    read('public list, finished, rare category', 'case', 'publicList', (index) => [
      { group: 'finished', ...rareCategory },
      citizen(index),
    ]),
    read('public map, 1 km', 'case', 'publicMap', (index) => [boxAround(index, 0.005), citizen(index)]),
    read('public map, open', 'case', 'publicMap', (index) => [
      { ...boxAround(index, 0.02), open: true },
      citizen(index),
    ]),
    read('public map, city', 'case', 'publicMap', (index) => [boxAround(index, 0.15), citizen(index)]),
    read('nearby 1 km, staff', 'staff', 'nearby', (index) => [
      { caseId: pick(sample, index)._id },
      dispatcherOpenid,
    ]),
    read('figures, department', 'staff', 'summary', () => [{}, liaison]),
    read('figures, city', 'staff', 'summary', () => [{}, dispatcherOpenid]),
    queue('queue to sign', liaison, 'toSign'),
    queue('queue done', liaison, 'done'),
    queue('queue done, page 11', liaison, 'done', deepQueue),
    read('queue done, rare town', 'staff', 'queue', () => [{ tab: 'done', ...rareTown }, liaison]),
    read('queue done, city, rare category', 'staff', 'queue', () => [
      { tab: 'done', ...rareCategory },
      dispatcherOpenid,
    ]),
    read('queue in hand, city, rare category and town', 'staff', 'queue', () => [
      { tab: 'inHand', ...rareCategory, ...rareTown },
      dispatcherOpenid,
    ]),
    queue('queue late, city', dispatcherOpenid, 'late'),
    queue('queue to publish, city', dispatcherOpenid, 'toPublish'),
    queue('queue to publish, page 11', dispatcherOpenid, 'toPublish', deepToPublish),
    {
      name: 'submit',
      kind: 'write',
      call: (index) => ({ area: 'case', action: 'submit', ...submission(product, index, random.next()) }),
    },
    {
      name: 'sign',
      kind: 'write',
      call(index) {
        const { caseId, openid } = signable(index)
        return { area: 'staff', action: 'sign', input: { caseId, key: `bench-sign-${index}` }, openid }
      },
    },
  ]
}

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

function last<T>(items: readonly T[]): T {
  return pick(items, items.length - 1)
}

/** Cases spread over the whole database, so that caches of a few hot rows do not flatter. */
function sampleOf({ store }: BenchProduct): CaseDoc[] {
  const options = { sort: { _id: 1 }, limit: 200 }
  return store.findDocuments('cases', {}, options) as unknown as CaseDoc[]
}

/** Asked for the first time when everything else was measured: what was submitted meanwhile waits to be signed. */
function signableCases({ store }: BenchProduct): (index: number) => { caseId: string; openid: string } {
  let cases: CaseDoc[] | undefined
  return (index) => {
    cases ??= store.findDocuments(
      'cases',
      { state: 'dispatched' },
      { limit: MOST_CALLS },
    ) as unknown as CaseDoc[]
    const { _id, leadDepartmentId } = pick(cases, index)
    return { caseId: _id, openid: staffOpenid(leadDepartmentId) }
  }
}

function busiestDepartment({ reference }: BenchProduct): string {
  return pick(reference.categories, 0).leadDepartmentId
}

const queueCall = (openid: string, tab: QueueTab): Call => ({
  area: 'staff',
  action: 'queue',
  input: { tab },
  openid,
})

/** Follows a list for some pages. @returns the last cursor there was */
async function cursorDeep(
  { functions }: BenchProduct,
  { area, action, input, openid }: Call,
): Promise<string | undefined> {
  let cursor: string | undefined
  for (let page = 0; page < PAGES_DEEP; page += 1) {
    const { name, data } = functionCall(area, action, { ...input, ...(cursor ? { cursor } : {}) })
    const { result } = await functions.invoke(name, data, { openid, source: 'wx_client' })
    const next = (result as { data?: { next?: string } } | undefined)?.data?.next
    if (!next) break
    cursor = next
  }
  return cursor
}

/** Everybody submits once, as the limit per hour wants it. */
function submission(
  { reference }: BenchProduct,
  index: number,
  chance: number,
): { input: SubmitInput; openid: string } {
  const openid = submitterOpenid(index)
  const town = pick(reference.towns, index)
  const [longitude, latitude] = town.point.coordinates
  const category = reference.categories.find(({ danger, autoDispatch }) => !danger && autoDispatch)
  const input: SubmitInput = {
    key: `bench-submit-${index}`,
    channel: 'snap',
    categoryId: category?._id ?? 'other',
    text: '路面破损,行人绊倒过,请尽快处理',
    place: {
      point: { longitude: longitude + chance * 0.01, latitude },
      address: '测试路 1 号',
      townId: town._id,
    },
    media: [photoOf(openid)._id],
    answers: {},
    open: true,
    anonymous: false,
  }
  return { input, openid }
}
