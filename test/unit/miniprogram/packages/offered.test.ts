import { OWN_ACTIONS, TELLING_ACTIONS } from '../../../../miniprogram/domain/api/own'
import { STAFF_ACTIONS } from '../../../../miniprogram/domain/api/staff'
import type { CaseAction, CaseState, Party } from '../../../../miniprogram/domain/case/workflow'
import { ACTION_ROWS, CASE_STATES, offeredActions } from '../../../../miniprogram/domain/case/workflow'
import { TELLING, tellingOf } from '../../../../miniprogram/packages/case/act/view'
import { buttonsOf } from '../../../../miniprogram/packages/case/detail/view'
import { formOf } from '../../../../miniprogram/packages/staff/act/forms'
import { actionBar } from '../../../../miniprogram/packages/staff/case/view'
import { isOneTap } from '../../../../miniprogram/packages/staff/shared/actions'

/** What the tables let the server offer must have a button, and the button must lead somewhere: for every role in every state. */

const STAFF: readonly Party[][] = [
  ['lead'],
  ['coDepartment'],
  ['dispatcher'],
  ['supervisor'],
  ['dispatcher', 'supervisor'],
  ['reporter', 'lead'],
  ['reporter', 'dispatcher', 'supervisor'],
]
const everywhere = (roles: readonly Party[][]): [state: CaseState, parties: Party[]][] =>
  CASE_STATES.flatMap((state) => roles.map((parties): [CaseState, Party[]] => [state, parties]))
const offers = (actions: readonly CaseAction[]) => actions.map((action) => ({ action }))
/** Citizens do these from pages of their own. */
const NOT_TOLD: readonly CaseAction[] = ['rate', 'withdraw']

describe('staff', () => {
  test.each(everywhere(STAFF))(
    '%s as %j: every offer is drawn once and leads to its form',
    (state, parties) => {
      const isTheirs = (action: CaseAction) => ACTION_ROWS[action].by.some((party) => party !== 'reporter')
      const offered = offeredActions(state, parties).filter(isTheirs)
      const { primary, secondary, more } = actionBar(offers(offeredActions(state, parties)))
      const drawn = [primary, secondary, ...more].flatMap((button) => button ?? [])
      expect(drawn.map(({ action }) => action).sort()).toEqual([...offered].sort())
      expect(new Set(drawn.map(({ label }) => label)).size).toBe(drawn.length)
      const without = drawn.filter(({ action }) => !isOneTap(action) && formOf(action) === undefined)
      expect(without).toEqual([])
    },
  )

  test('no staff action is beyond every role and state', () => {
    const reached = everywhere(STAFF).flatMap(([state, parties]) => offeredActions(state, parties))
    expect(STAFF_ACTIONS.filter((action) => !reached.includes(action))).toEqual([])
  })

  test('a supervisor orders what a citizen asks for', () => {
    const { primary } = actionBar(offers(offeredActions('closed', ['supervisor'])))
    expect(primary).toEqual({ action: 'reopen', label: '重新办理' })
    expect(formOf('reopen')).toMatchObject({
      title: '重新办理',
      submit: '确认重办',
      text: { label: '重办要求', required: true },
    })
  })
})

describe('the reporter', () => {
  const draws = (state: CaseState) => {
    const { buttons, more } = buttonsOf(offers(offeredActions(state, ['reporter'])))
    return [...buttons, ...more].map(({ action }) => action)
  }

  test.each(CASE_STATES)('in %s every offer is drawn, and leads to a page', (state) => {
    const offered = offeredActions(state, ['reporter'])
    // An answer that is waited for leaves no room for a note beside it.
    const shown = offered.filter((action) => !(action === 'addNote' && offered.includes('giveInfo')))
    expect(draws(state)).toEqual(shown)
    const told = draws(state).filter((action) => !NOT_TOLD.includes(action))
    expect(told.map(tellingOf)).toEqual(told)
  })

  test('every own action is reached, and those with words have their own', () => {
    expect([...new Set(CASE_STATES.flatMap(draws))].sort()).toEqual([...OWN_ACTIONS].sort())
    expect(Object.keys(TELLING).sort()).toEqual([...TELLING_ACTIONS].sort())
  })

  test('what the case waits for stands out; the rest is offered quietly', () => {
    const loud = CASE_STATES.flatMap((state) => {
      const { buttons, more } = buttonsOf(offers(offeredActions(state, ['reporter'])))
      return [...buttons, ...more].filter(({ primary }) => primary).map(({ action }) => [state, action])
    })
    expect(loud).toEqual([
      ['closed', 'rate'],
      ['needInfo', 'giveInfo'],
    ])
  })

  test('an address that names nothing that can be told is a note', () => {
    expect(['rate', 'toString', undefined].map(tellingOf)).toEqual(['addNote', 'addNote', 'addNote'])
  })
})
