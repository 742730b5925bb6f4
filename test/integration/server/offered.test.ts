import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { isOwnAction } from '../../../miniprogram/domain/api/own'
import { isStaff } from '../../../miniprogram/domain/case/permissions'
import { buttonsOf } from '../../../miniprogram/packages/case/detail/view'
import { formOf } from '../../../miniprogram/packages/staff/act/forms'
import { actionBar } from '../../../miniprogram/packages/staff/case/view'
import { isOneTap } from '../../../miniprogram/packages/staff/shared/actions'
import type { CaseAction, CaseState } from '#domain/case/workflow'
import { CASE_STATES, isIn, STATE_ROWS } from '#domain/case/workflow'
import type { CaseView } from '#domain/api/case'
import { aCase, aKey, aNumber, DAY } from '../../builders'
import { allSamples } from './samples'
import type { TestServer } from './server'
import { startServer } from './server'

/**
 * Nothing is offered that no page draws, nothing is drawn that leads nowhere, and nothing leads to a refusal: every role, in
 * every state, on the server that decides and with the buttons that the pages make of its answer.
 */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  server.put('cases', [aCase({ _id: 'parent', number: aNumber(2), state: 'processing' })])
})
afterAll(() => server.stop())

const PEOPLE = ['lin', 'wang', 'he', 'dispatcher', 'supervisor'] as const
type Person = (typeof PEOPLE)[number]
const ROLES: Record<Person, string[]> = {
  lin: ['citizen'],
  wang: ['citizen', 'liaison'],
  he: ['citizen', 'liaison'],
  dispatcher: ['citizen', 'dispatcher'],
  supervisor: ['citizen', 'supervisor'],
}

let count = 0
/** A case in which as much is possible as its state allows. */
function given(state: CaseState, changes: Partial<CaseDoc> = {}): string {
  const now = server.now.value
  const _id = `offered-${(count += 1)}`
  const closed = isIn('finished', state) && !isIn('turnedDown', state)
  const mayAsk = state === 'processing' || state === 'needInfo'
  const found = aCase({
    _id,
    number: `${count}`,
    state,
    physical: false,
    coDepartmentIds: ['water'],
    submittedAt: now,
    stateAt: now,
    ...(closed ? { closedAt: now } : {}),
    ...(state === 'needInfo' ? { pausedAt: now } : {}),
    ...(state === 'rated'
      ? { callBack: { since: now, due: now + DAY, tries: 0, doneAt: 0, warned: [] } }
      : {}),
    ...(mayAsk ? { extension: { until: now + 9 * DAY, reason: 'parts', askedAt: now } } : {}),
    ...changes,
  })
  server.put('cases', [found])
  return _id
}

/** What the person's pages make of an answer: the staff's page for colleagues, the citizen's for everybody else. */
function drawn(view: CaseView, person: Person): CaseAction[] {
  if (view.sight === 'staff' && isStaff({ roles: ROLES[person] as never })) {
    const { primary, secondary, more } = actionBar(view.actions)
    return [primary, secondary, ...more].flatMap((button) => button?.action ?? [])
  }
  const { buttons, more } = buttonsOf(view.actions)
  return [...buttons, ...more].map(({ action }) => action)
}

const leadsSomewhere = (action: CaseAction, person: Person): boolean =>
  person === 'lin' ? isOwnAction(action) : isOneTap(action as never) || formOf(action) !== undefined

/** What a form would send, as the samples have it. */
function inputFor(action: CaseAction, area: 'case' | 'staff', caseId: string, view: CaseView): object {
  const sample = allSamples(caseId).find((one) => one.area === area && one.action === action)
  if (!sample) throw new Error(`no sample for ${area}.${action}`)
  const { input } = sample
  return {
    ...input,
    key: aKey(),
    ...('media' in input ? { media: [] } : {}),
    ...('until' in input ? { until: view.mayExtendTo?.[0] } : {}),
  }
}

const everywhere = CASE_STATES.flatMap((state) => PEOPLE.map((person) => [state, person] as const))

test.each(everywhere)(
  'in %s, what %s is offered is drawn, leads somewhere and is taken',
  async (state, person) => {
    for (const published of [false, true]) {
      const changes = { published: published && STATE_ROWS[state].mayBePublic }
      const view = await server.call(person, 'case', 'view', { caseId: given(state, changes) })
      const offered = view.actions.map(({ action }) => action)
      // Beside an answer that is waited for, a note would only be taken for one.
      const shown = offered.filter((action) => !(action === 'addNote' && offered.includes('giveInfo')))
      expect([...drawn(view, person)].sort()).toEqual([...shown].sort())
      for (const action of drawn(view, person)) {
        expect([action, leadsSomewhere(action, person)]).toEqual([action, true])
        const area = person === 'lin' ? 'case' : 'staff'
        const caseId = given(state, changes)
        await server.call(person, area, action as never, inputFor(action, area, caseId, view) as never)
      }
    }
  },
)

const offeredTo = async (person: Person, state: CaseState, changes: Partial<CaseDoc> = {}) =>
  (await server.call(person, 'case', 'view', { caseId: given(state, changes) })).actions.map(
    ({ action }) => action,
  )

test('whoever is told that somebody asked again can order it, and presses for whatever is not closed', async () => {
  expect(await offeredTo('supervisor', 'rated', { reopens: 1, askedAgainAfter: 1 })).toContain('reopen')
  for (const state of CASE_STATES.filter((one) => isIn('beforeClosing', one)))
    expect([state, await offeredTo('supervisor', state)]).toEqual([state, expect.arrayContaining(['urge'])])
})

test('while the citizen is asked the liaison goes on as soon as that is possible', async () => {
  expect(await offeredTo('wang', 'needInfo')).toEqual(expect.arrayContaining(['resume', 'progress', 'reply']))
  const now = server.now.value
  for (const action of ['resume', 'progress', 'reply'] as const) {
    const caseId = given('needInfo', { pausedAt: now - DAY, extension: undefined })
    const before = await server.case(caseId)
    const view = await server.call('wang', 'case', 'view', { caseId })
    const input = inputFor(action, 'staff', caseId, view) as never
    expect((await server.call('wang', 'staff', action, input)).pausedAt).toBeUndefined()
    const { clocks } = await server.case(caseId)
    expect(clocks.resolveDue).toBe(before.clocks.resolveDue + DAY)
  }
})
