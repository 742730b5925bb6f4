import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import type { InboxDoc } from '../../../cloudfunctions/kernel/documents'
import { idOf } from '../../../cloudfunctions/kernel/ids'
import { GENERATION } from '../../../cloudfunctions/areas/case/generation'
import { seeded } from '../../../demo/random'
import { aCase, aKey, anEvent, aNumber, aPerson } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

/** Heat counts people, not rows; and everybody who follows is told. */

const CROWD = 620

let server: TestServer
beforeAll(async () => {
  const crowd = Array.from({ length: CROWD }, (_, index) => aPerson(`crowd-${index}`))
  server = await startServer({ people: [aPerson('zhou'), aPerson('huang'), ...crowd] })
})
afterAll(() => server.stop())

let count = 0
/** @returns the id of a new open public case of a person */
function given(openid: string, changes: Partial<CaseDoc> = {}): string {
  const _id = `case-${(count += 1)}`
  const reporter = { openid, name: '', phone: '', anonymous: false }
  server.put('cases', [aCase({ _id, number: aNumber(count), published: true, reporter, ...changes })])
  return _id
}
const support = (person: string, caseId: string) => server.call(person, 'case', 'support', { caseId })
const unsupport = (person: string, caseId: string) => server.call(person, 'case', 'unsupport', { caseId })
type Support = { caseId: string; openid: string }
const supports = async (caseId: string) => (await server.case(caseId)).supports
const merge = async (caseId: string, parent: string) => {
  const { number } = await server.case(parent)
  return server.call('dispatcher', 'staff', 'merge', { caseId, key: aKey(), parentNumber: number })
}

describe('merging adds only people who are not counted yet', () => {
  // linnovate/openideal #68: the same supporters of both were counted twice.
  test('supporters of both once, the parent’s reporter not at all, the child’s reporter once', async () => {
    const [parent, child] = [given('chen'), given('lin')]
    for (const person of ['lin', 'zhou']) await support(person, parent)
    for (const person of ['zhou', 'chen']) await support(person, child)
    await merge(child, parent)
    expect(await supports(parent)).toBe(2)

    // zhou takes back the child's, then the parent's: gone only then.
    await unsupport('zhou', child)
    expect(await supports(parent)).toBe(2)
    expect(await unsupport('zhou', parent)).toEqual({ supports: 1 })
    expect(await supports(parent)).toBe(1)
    expect(await unsupport('zhou', parent)).toEqual({ supports: 1 })
    expect(await support('zhou', parent)).toEqual({ supports: 2 })
  })

  test('on the parent’s page whoever supported the child is in it, and takes back both with one tap', async () => {
    const [parent, child] = [given('chen'), given('lin')]
    await support('zhou', child)
    await merge(child, parent)
    expect(await supports(parent)).toBe(2)
    const seen = await server.call('zhou', 'case', 'view', { caseId: parent })
    expect(seen).toMatchObject({ supports: 2, supportedByMe: true })
    expect(await support('zhou', parent)).toEqual({ supports: 2 })
    expect(await unsupport('zhou', parent)).toEqual({ supports: 1 })
    expect((await server.call('zhou', 'case', 'view', { caseId: parent })).supportedByMe).toBe(false)
  })

  test('the child’s reporter follows already: neither once more, nor less', async () => {
    const [parent, child] = [given('chen'), given('lin')]
    await merge(child, parent)
    expect((await server.call('lin', 'case', 'view', { caseId: parent })).supportedByMe).toBe(true)
    for (const action of ['support', 'unsupport']) {
      const refused = await server.refused('lin', 'case', action, { caseId: parent })
      expect(refused).toMatchObject({
        code: 'already_done',
        message: expect.stringContaining('已合并到此件'),
      })
    }
    expect(await supports(parent)).toBe(1)
  })

  test('over two steps, and the support of the innermost is taken back from each', async () => {
    const [top, middle, low] = [given('chen'), given('huang'), given('lin')]
    for (const caseId of [middle, low]) await support('zhou', caseId)
    await support('zhao', low)
    await merge(low, middle)
    await merge(middle, top)
    expect([await supports(top), await supports(middle), await supports(low)]).toEqual([4, 3, 2])
    await unsupport('zhao', low)
    expect([await supports(top), await supports(middle), await supports(low)]).toEqual([3, 2, 1])
    await unsupport('zhou', low)
    expect([await supports(top), await supports(middle), await supports(low)]).toEqual([3, 2, 0])
  })

  test('people who join and leave while cases are merged: the number is who is there', async () => {
    const parent = given('chen')
    const children = [given('lin'), given('huang')]
    const fans = Array.from({ length: 6 }, (_, index) => `crowd-${index}`)
    const sent = [
      ...children.map((child) => merge(child, parent)),
      ...fans.flatMap((fan) => [parent, ...children].map((caseId) => support(fan, caseId))),
      ...fans.slice(0, 2).map((fan) => unsupport(fan, parent)),
    ]
    await Promise.allSettled(sent)
    for (const child of children)
      if ((await server.case(child)).state !== 'merged') await merge(child, parent)
    const rows = server.store.findDocuments('supports', {}) as unknown as Support[]
    const people = new Set(
      rows.filter(({ caseId }) => [parent, ...children].includes(caseId)).map(({ openid }) => openid),
    )
    expect(await supports(parent)).toBe(new Set([...people, 'lin', 'huang']).size)
  })
})

test('whatever happens to them, one after the other: the number is the people who follow and did not report it', async () => {
  const random = seeded('heat')
  const reporters = ['chen', 'lin', 'huang', 'zhou']
  const fans = [...reporters, 'crowd-1', 'crowd-2', 'crowd-3']
  const physical = { physical: false }
  const cases = Array.from({ length: 7 }, (_, index) => given(reporters[index % 4] ?? 'lin', physical))
  const stored = () => server.store.findDocuments('cases', { _id: { $in: cases } }) as unknown as CaseDoc[]
  /** By the rows there are and the chain of merges, in the simplest words. */
  const followers = (found: CaseDoc, all: readonly CaseDoc[], rows: readonly Support[]): number => {
    const family = new Set([found._id])
    for (let size = 0; size < family.size;) {
      size = family.size
      for (const one of all) if (family.has(one.parentId)) family.add(one._id)
    }
    const people = new Set(rows.filter(({ caseId }) => family.has(caseId)).map(({ openid }) => openid))
    for (const one of all) if (family.has(one._id)) people.add(one.reporter.openid)
    people.delete(found.reporter.openid)
    return people.size
  }
  const done = new Map<string, number>()
  const steps: Record<string, (caseId: string) => Promise<unknown>> = {
    support: (caseId) => support(random.pick(fans), caseId),
    unsupport: (caseId) => unsupport(random.pick(fans), caseId),
    merge: (caseId) => merge(caseId, random.pick(cases)),
    async redo(caseId) {
      const act = () => ({ caseId, key: aKey() })
      await server.call('wang', 'staff', 'sign', act())
      await server.call('wang', 'staff', 'reply', { ...act(), text: '已处理完毕，请查看', media: [] })
      await server.call('wang', 'staff', 'close', { ...act(), reason: 'done', media: [] })
      const { reporter } = await server.case(caseId)
      await server.call(reporter.openid, 'case', 'reopen', { ...act(), text: '还是没有修好', media: [] })
    },
  }
  for (let round = 0; round < 140; round += 1) {
    const name = random.pick(['support', 'support', 'support', 'unsupport', 'unsupport', 'merge', 'redo'])
    // Most merges come late, when there is something to merge.
    if ((name === 'merge' || name === 'redo') && random.chance(round < 60 ? 0.8 : 0.3)) continue
    const outcome = await steps[name]?.(random.pick(cases)).then(
      () => 'done',
      () => 'refused',
    )
    if (outcome === 'done') done.set(name, (done.get(name) ?? 0) + 1)
    const all = stored()
    const rows = server.store.findDocuments('supports', {}) as unknown as Support[]
    const counted = all.map(({ _id, supports: some }) => [_id, some])
    expect([round, name, counted]).toEqual([
      round,
      name,
      all.map((one) => [one._id, followers(one, all, rows)]),
    ])
  }
  for (const [name, least] of [
    ['support', 15],
    ['unsupport', 5],
    ['merge', 3],
    ['redo', 1],
  ] as const)
    expect([name, (done.get(name) ?? 0) >= least]).toEqual([name, true])
})

test.each([
  ['the first release', undefined],
  ['the rules before these', GENERATION - 1],
])('what %s counted twice is counted anew, once', async (_name, generation) => {
  const parent = given('chen', { supports: 5, children: 1, generation })
  const child = given('lin', { supports: 2, parentId: parent, state: 'merged', generation })
  const rows = [
    ['lin', parent],
    ['zhou', parent],
    ['zhou', child],
    ['chen', child],
  ].map(([openid = '', caseId = '']) => ({ _id: idOf('support', caseId, openid), caseId, openid, at: 1 }))
  server.put('supports', rows)
  expect([await server.fillDerived(), await server.fillDerived()]).toEqual([2, 0])
  expect([await supports(parent), await supports(child)]).toEqual([2, 2])
})

describe('all followers are told of the end', () => {
  const told = (caseId: string, title: string) =>
    (server.store.findDocuments('inbox', {}) as unknown as InboxDoc[])
      .filter((row) => row.subject?.id === caseId && row.title === title)
      .map(({ openid }) => openid)

  /** A closed case that many support, some of them by way of a case that was merged into it. */
  function givenCrowded(): { caseId: string; child: string; expected: string[] } {
    const caseId = given('chen', { state: 'closed', closedAt: server.now.value, children: 1 })
    const child = given('lin', { state: 'merged', parentId: caseId })
    const rows = Array.from({ length: CROWD }, (_, index) => {
      const of = index % 5 ? [caseId] : [caseId, child]
      const openid = `crowd-${index}`
      return of.map((one) => ({ _id: idOf('support', one, openid), caseId: one, openid, at: 1 }))
    })
    server.put('supports', rows.flat())
    server.put('history', [
      anEvent({ _id: `close-${caseId}`, caseId, action: 'close', outboxAt: server.now.value }),
    ])
    return { caseId, child, expected: Array.from({ length: CROWD }, (_, index) => `crowd-${index}`).sort() }
  }
  const isWaiting = (caseId: string) =>
    server.store.findDocuments('history', { 'subject.id': caseId, outboxAt: { $gt: 0 } }).length > 0

  test('620 of them, each once, in several turns', async () => {
    const { caseId, child, expected } = givenCrowded()
    let turns = 0
    for (; isWaiting(caseId) && turns < 10; turns += 1) await server.workOutbox()
    expect(told(caseId, '您关注的问题已办结').sort()).toEqual(expected)
    expect(told(caseId, '诉求已办结')).toEqual(['chen'])
    expect(turns).toBeGreaterThan(1)
    while ((await server.workOutbox()).done > 0);
    expect(told(child, '诉求已办结')).toEqual(['lin'])
  })

  test('a worker that dies halfway is followed by another from where it was; messages go out once', async () => {
    const { caseId, expected } = givenCrowded()
    const template = 'template-finished'
    const messaged = ['crowd-7', 'crowd-300', 'crowd-615', 'lin']
    for (const person of messaged) {
      server.wechat.accept(person, [template])
      await server.call(person, 'account', 'recordSubscription', { answers: { [template]: 'accept' } })
    }
    const before = server.wechat.messages().length
    await server.workOutbox()
    const [halfway] = server.store.findDocuments('history', { 'subject.id': caseId }) as unknown as {
      _id: string
      outboxAfter: string
    }[]
    expect(halfway?.outboxAfter).not.toBe('')
    const already = told(caseId, '您关注的问题已办结').length
    expect([already >= 400, already < expected.length]).toEqual([true, true])
    // It died before it could write down how far it came: what it told is told again, and arrives once.
    const undone = { $set: { outboxAfter: '', outboxAt: server.now.value } }
    await server.store.update('history', { _id: String(halfway?._id) }, undone)
    for (let turn = 0; isWaiting(caseId) && turn < 10; turn += 1) await server.workOutbox()
    while ((await server.workOutbox()).done > 0);
    expect(told(caseId, '您关注的问题已办结').sort()).toEqual(expected)
    const sent = server.wechat
      .messages()
      .slice(before)
      .map(({ to }) => to)
    expect(sent.sort()).toEqual([...messaged].sort())
  })
})
