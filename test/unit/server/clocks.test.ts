import { dueAtOf, promiseFor, resumedClocks, sweepAtOf } from '../../../cloudfunctions/areas/case/clocks'
import { caseProcess } from '../../../cloudfunctions/areas/case/process'
import { advance } from '../../../cloudfunctions/kernel/process/advance'
import { SYSTEM } from '../../../cloudfunctions/kernel/process/actor'
import { offersFor } from '../../../cloudfunctions/areas/case/offers'
import { createReferenceCache } from '../../../cloudfunctions/city/reference'
import type { Reference } from '../../../cloudfunctions/city/reference'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { CASE_ACTIONS, CASE_STATES, nextState } from '#domain/case/workflow'
import type { CaseAction, CaseState, Party } from '#domain/case/workflow'
import { published } from '../domain/office'
import { aCase, aCategory, aCity, DAY, HOUR, MONDAY_MORNING } from '../../builders'

const category = aCategory('manhole')
const reference: Reference = {
  city: aCity(),
  calendar: published,
  categories: [category],
  departments: [],
  towns: [],
  category: (id) => (id === category._id ? category : undefined),
  department: () => undefined,
  town: () => undefined,
}

test('the promise of a case: two working hours to sign, a day to the first word, a week to the end', () => {
  expect(promiseFor(reference, category, MONDAY_MORNING).clocks).toEqual({
    signDue: MONDAY_MORNING + 2 * HOUR,
    contactDue: MONDAY_MORNING + DAY,
    resolveDue: MONDAY_MORNING + 7 * DAY,
  })
})

test.each(CASE_STATES.map((state) => [state] as const))(
  '%s: a clock runs where somebody of ours must act',
  (state) => {
    const { clocks, contactedAt, promisedAt } = aCase({ contactedAt: 1 })
    const sign = ['submitted', 'accepted', 'returned', 'dispatched', 'reopened']
    const resolve = ['signed', 'processing', 'replied', 'verified']
    const expected = sign.includes(state) ? clocks.signDue : resolve.includes(state) ? clocks.resolveDue : 0
    expect(dueAtOf({ state, clocks, contactedAt, promisedAt })).toBe(expected)
  },
)

test.each<[string, Partial<CaseDoc>, number]>([
  ['a running case: at 75 %', { state: 'processing' }, 0.75 * 7 * DAY],
  ['warned: when it is late', { state: 'processing', warned: ['warn'] }, 7 * DAY],
  ['late: at 150 %', { state: 'processing', warned: ['warn', 'late'] }, 10.5 * DAY],
  ['escalated: never again', { state: 'processing', warned: ['warn', 'late', 'escalated'] }, -1],
  ['waiting for the citizen: after five days', { state: 'needInfo' }, 5 * DAY],
  ['closed: the reminder on day 3', { state: 'closed', closedAt: MONDAY_MORNING }, 3 * DAY],
  [
    'closed and reminded: the archive',
    { state: 'closed', closedAt: MONDAY_MORNING, warned: ['rateReminder'] },
    14 * DAY,
  ],
  ['rated: the archive', { state: 'rated', closedAt: MONDAY_MORNING }, 14 * DAY],
  ['rejected: the archive', { state: 'rejected' }, 14 * DAY],
  ['archived: never', { state: 'archived' }, -1],
])('the timer looks at %s', (_what, changes, after) => {
  expect(sweepAtOf(aCase({ contactedAt: 1, ...changes }))).toBe(after < 0 ? 0 : MONDAY_MORNING + after)
})

test('a pause gives its time back to the end, and to nothing else', () => {
  const found = aCase({ state: 'needInfo', pausedAt: MONDAY_MORNING })
  const { clocks } = resumedClocks(reference, found, MONDAY_MORNING + 2 * DAY)
  expect(clocks).toEqual({ ...found.clocks, resolveDue: found.clocks.resolveDue + 2 * DAY })
})

test.each(CASE_ACTIONS.filter((action) => action !== 'submit' && action !== 'autoDispatch'))(
  '%s counts the version up, and moves to the state that the table says',
  (action) => {
    for (const state of CASE_STATES) {
      const to = nextState(action, state)
      if (to === undefined) continue
      const found = aCase({ state, stateAt: 1 })
      const allowed = { to, actor: SYSTEM, entryId: 'entry', brought: [] }
      const given = { action, id: found._id, key: 'key' }
      const { after, changes, entry } = advance(caseProcess, found, given, allowed, { now: 99, reference })
      expect(after).toMatchObject({
        state: to,
        version: found.version + 1,
        lastEvent: { id: 'entry', action },
      })
      expect(entry).toMatchObject({ from: state, to, version: found.version + 1, at: 99 })
      expect(changes.stateAt).toBe(to === state ? undefined : 99)
    }
  },
)

test('only a reopening makes new promises', () => {
  const found = aCase({ state: 'closed', closedAt: 1 })
  const moment = { now: MONDAY_MORNING + DAY, reference }
  const anew = CASE_ACTIONS.filter((action) => {
    const given = { action, id: found._id, key: '' }
    const after = { ...found, ...caseProcess.effects?.(given, found, 'processing', [], moment) }
    return after.promisedAt !== found.promisedAt || after.clocks.signDue !== found.clocks.signDue
  })
  expect(anew).toEqual(['reopen'])
})

const now = MONDAY_MORNING
const callBack = { since: now, due: now + 7 * DAY, tries: 0, doneAt: 0, warned: [] }
const anonymous = { openid: 'lin', name: '', phone: '13800000001', anonymous: true }
test.each<[CaseState, Party, CaseAction[], Partial<CaseDoc>?]>([
  ['dispatched', 'lead', ['sign', 'publish', 'handBack', 'withhold']],
  ['signed', 'lead', ['reply', 'progress', 'askInfo', 'publish', 'requestExtension', 'handBack', 'withhold']],
  ['processing', 'lead', ['reply', 'progress', 'askInfo', 'requestExtension'], { published: true }],
  ['replied', 'lead', ['close', 'publish', 'withhold']],
  ['needInfo', 'lead', ['resume', 'reply', 'progress'], { mayBePublished: false }],
  ['rated', 'lead', ['callBack'], { mayBePublished: false, callBack }],
  ['rated', 'lead', [], { mayBePublished: false, callBack, reporter: anonymous }],
  ['rated', 'supervisor', ['callBack', 'reopen'], { callBack, reporter: anonymous }],
  ['rated', 'supervisor', ['reopen'], { callBack: { ...callBack, doneAt: now } }],
  ['submitted', 'dispatcher', ['accept', 'urge', 'merge', 'reject']],
  ['closed', 'reporter', ['rate', 'reopen'], { closedAt: now }],
  ['closed', 'reporter', [], { closedAt: now - 15 * DAY }],
  ['closed', 'reporter', ['rate'], { closedAt: now, reopens: 1 }],
  ['needInfo', 'reporter', ['giveInfo', 'addNote']],
  ['archived', 'lead', []],
])('%s offers the %s %j', (...row) => {
  const [state, party, actions, changes = {}] = row
  const offers = offersFor(aCase({ state, contactedAt: 1, ...changes }), [party], now)
  expect(offers.map(({ action }) => action)).toEqual(actions)
})

test('an after-photo is asked for where there is something to see', () => {
  const needs = (changes: Partial<CaseDoc>) =>
    offersFor(aCase(changes), ['lead'], now)
      .filter(({ needsPhoto }) => needsPhoto)
      .map(({ action }) => action)
  expect(needs({ state: 'signed' })).toEqual(['reply'])
  expect(needs({ state: 'signed', physical: false })).toEqual([])
  expect(needs({ state: 'replied' })).toEqual(['close'])
})

test('reference data that could not be read is read again, not kept', async () => {
  const cache = createReferenceCache()
  let reads = 0
  const broken = {
    collection: (name: string) => ({
      find: () =>
        name === 'settings' ? Promise.reject(new Error(`read ${(reads += 1)}`)) : Promise.resolve([]),
    }),
  } as never
  await expect(cache(broken, 1)).rejects.toThrow('read 1')
  await expect(cache(broken, 2)).rejects.toThrow('read 2')
})
