import type { CaseAction, CaseState, Party } from '#domain/case/workflow'
import {
  CASE_ACTIONS,
  CASE_STATES,
  PARTIES,
  ACTION_ROWS,
  CASE_LIFE,
  offeredActions,
  STATE_GROUPS,
  isIn,
  nextState,
} from '#domain/case/workflow'

/** What the tables allow, also what nobody taps. */
const allowedActions = (state: CaseState, parties: readonly Party[]): CaseAction[] =>
  CASE_ACTIONS.filter(
    (action) =>
      nextState(action, state) !== undefined &&
      ACTION_ROWS[action].by.some((party) => parties.includes(party)),
  )

/**
 * What the field expects, written down a second time by hand: an accidental change of the table fails here.
 * State -> action(s) -> next state; `=` leaves the state alone.
 */
const EXPECTED: Record<CaseState, string> = {
  submitted:
    'accept>accepted autoDispatch>dispatched reject>rejected withdraw>withdrawn merge>merged addNote>= contact>= recalculate>= urge>=',
  accepted:
    'dispatch>dispatched reject>rejected withdraw>withdrawn merge>merged addNote>= contact>= recalculate>= urge>=',
  dispatched:
    'sign>signed withdraw>withdrawn handBack>returned merge>merged addNote>= contact>= recalculate>= grantExtension>= refuseExtension>= urge>= publish>= withhold>= unpublish>=',
  signed:
    'progress>processing reply>replied handBack>returned askInfo>needInfo merge>merged addNote>= contact>= recalculate>= requestExtension>= grantExtension>= refuseExtension>= urge>= publish>= withhold>= unpublish>=',
  processing:
    'progress>processing reply>replied askInfo>needInfo addNote>= contact>= recalculate>= requestExtension>= grantExtension>= refuseExtension>= urge>= publish>= withhold>= unpublish>=',
  replied:
    'verify>verified close>closed redo>processing addNote>= contact>= recalculate>= urge>= publish>= withhold>= unpublish>=',
  verified:
    'close>closed redo>processing addNote>= contact>= recalculate>= urge>= publish>= withhold>= unpublish>=',
  closed: 'rate>rated archive>archived reopen>reopened askReopenAgain>= publish>= withhold>= unpublish>=',
  rated: 'archive>archived reopen>reopened askReopenAgain>= callBack>= publish>= withhold>= unpublish>=',
  archived: 'unpublish>=',
  needInfo:
    'progress>processing reply>replied giveInfo>processing resume>processing resumeWithoutInfo>processing addNote>= contact>= recalculate>= grantExtension>= refuseExtension>= urge>= publish>= withhold>= unpublish>=',
  returned: 'dispatch>dispatched addNote>= contact>= recalculate>= urge>= unpublish>=',
  merged: 'archive>archived',
  rejected: 'archive>archived',
  reopened:
    'sign>signed addNote>= contact>= recalculate>= grantExtension>= refuseExtension>= urge>= publish>= withhold>= unpublish>=',
  withdrawn: 'archive>archived',
}

const EXPECTED_PARTIES: Record<CaseAction, string> = {
  submit: 'reporter',
  accept: 'dispatcher',
  autoDispatch: 'system',
  dispatch: 'dispatcher',
  sign: 'lead',
  progress: 'lead',
  reply: 'lead',
  verify: 'dispatcher supervisor',
  close: 'lead dispatcher',
  rate: 'reporter',
  archive: 'system',
  reject: 'dispatcher',
  withdraw: 'reporter',
  handBack: 'lead',
  askInfo: 'lead',
  giveInfo: 'reporter',
  resume: 'lead',
  resumeWithoutInfo: 'system',
  merge: 'dispatcher',
  redo: 'dispatcher supervisor',
  reopen: 'reporter supervisor',
  askReopenAgain: 'reporter',
  addNote: 'reporter',
  requestExtension: 'lead',
  grantExtension: 'dispatcher',
  refuseExtension: 'dispatcher',
  urge: 'supervisor dispatcher',
  callBack: 'dispatcher supervisor lead',
  contact: 'lead dispatcher',
  recalculate: 'system',
  publish: 'dispatcher lead',
  withhold: 'dispatcher lead',
  unpublish: 'dispatcher',
}

function expectedNext(state: CaseState, action: CaseAction): string | undefined {
  const step = EXPECTED[state].split(' ').find((word) => word.startsWith(`${action}>`))
  const to = step?.slice(action.length + 1)
  return to === '=' ? state : to
}

const pairs = CASE_STATES.flatMap((state) => CASE_ACTIONS.map((action) => [state, action] as const))

describe('every pair of state and action', () => {
  test.each(pairs.filter(([state, action]) => expectedNext(state, action)))(
    '%s allows %s',
    (state, action) => {
      expect(nextState(action, state)).toBe(expectedNext(state, action))
    },
  )

  test.each(pairs.filter(([state, action]) => !expectedNext(state, action)))(
    '%s forbids %s',
    (state, action) => {
      expect(nextState(action, state)).toBeUndefined()
      expect(allowedActions(state, PARTIES)).not.toContain(action)
    },
  )

  test('the list by hand names known actions and states only', () => {
    for (const step of Object.values(EXPECTED).flatMap((steps) => steps.split(' ').filter(Boolean))) {
      const [action, to] = step.split('>')
      expect(CASE_ACTIONS).toContain(action)
      expect([...CASE_STATES, '=']).toContain(to)
    }
  })
})

test.each(CASE_ACTIONS)('%s is done by whom the field says', (action) => {
  expect([...ACTION_ROWS[action].by].sort()).toEqual(EXPECTED_PARTIES[action].split(' ').sort())
})

test.each(PARTIES)('%s is offered exactly what it may do, in the order of the table', (party: Party) => {
  for (const state of CASE_STATES) {
    const mine = CASE_ACTIONS.filter(
      (action) => expectedNext(state, action) && EXPECTED_PARTIES[action].split(' ').includes(party),
    )
    expect(allowedActions(state, [party])).toEqual(mine)
  }
})

test('a stranger may do nothing', () => {
  for (const state of CASE_STATES) expect(allowedActions(state, [])).toEqual([])
})

test('a co-department only looks on in this release', () => {
  for (const state of CASE_STATES) expect(allowedActions(state, ['coDepartment'])).toEqual([])
})

describe('what actions need', () => {
  test.each([
    ['reply', 'text afterPhoto'],
    ['close', 'reason someAfterPhoto'],
    ['handBack', 'department reason text'],
    ['reject', 'reason text'],
    ['dispatch', 'department'],
    ['autoDispatch', 'department'],
    ['requestExtension', 'reason text until'],
    ['grantExtension', 'until'],
    ['merge', 'parentCase'],
    ['rate', 'rating'],
    ['contact', 'reached'],
    ['callBack', 'reached text'],
    ['withhold', 'text'],
  ] as [CaseAction, string][])('%s: %s', (action, needs) => {
    expect([...ACTION_ROWS[action].requires].sort()).toEqual(needs.split(' ').sort())
  })

  test('what a person says to another has a text', () => {
    const spoken: CaseAction[] = ['progress', 'askInfo', 'giveInfo', 'addNote', 'redo', 'reopen', 'urge']
    for (const action of spoken) expect(ACTION_ROWS[action].requires).toContain('text')
  })
})

describe('the resolve clock', () => {
  const effects = Object.fromEntries(
    CASE_ACTIONS.flatMap((action) =>
      ACTION_ROWS[action].clock ? [[action, ACTION_ROWS[action].clock]] : [],
    ),
  )
  test('pauses only while the citizen is asked, stops only at an end', () => {
    expect(effects).toEqual({
      askInfo: 'pause',
      giveInfo: 'resume',
      progress: 'resume',
      reply: 'resume',
      resume: 'resume',
      resumeWithoutInfo: 'resume',
      close: 'stop',
      reject: 'stop',
      withdraw: 'stop',
      merge: 'stop',
    })
  })
})

describe('the graph', () => {
  function reachableFrom(start: CaseState): Set<CaseState> {
    const seen = new Set<CaseState>([start])
    for (const state of seen) for (const action of CASE_ACTIONS) seen.add(nextState(action, state) ?? state)
    return seen
  }

  test('a new case is submitted, and submit leads nowhere else', () => {
    expect(ACTION_ROWS.submit).toMatchObject({ from: [], to: 'submitted' })
  })

  test('every state is reachable from a new case', () => {
    expect([...reachableFrom('submitted')].sort()).toEqual([...CASE_STATES].sort())
  })

  test.each(CASE_STATES)('%s leads to an end', (state) => {
    expect(reachableFrom(state)).toContain('archived')
  })

  test('archived is the only end', () => {
    expect(CASE_STATES.filter((state) => reachableFrom(state).size === 1)).toEqual(['archived'])
  })

  test('no state waits for a timer alone, except those that are over', () => {
    const people = PARTIES.filter((party) => party !== 'system')
    const stuck = CASE_STATES.filter((state) => allowedActions(state, people).length === 0)
    expect(stuck.every((state) => isIn('finished', state))).toBe(true)
  })
})

describe('groups', () => {
  test('open and finished do not overlap, and only the answered lie between them', () => {
    const between = CASE_STATES.filter((state) => !isIn('open', state) && !isIn('finished', state))
    expect(CASE_STATES.filter((state) => isIn('open', state) && isIn('finished', state))).toEqual([])
    expect(between).toEqual(['replied', 'verified'])
  })

  test('nothing that a person has not dispatched, or that was turned down, is ever public', () => {
    const hidden = CASE_STATES.filter((state) => !isIn('publishable', state))
    expect(hidden).toEqual(['submitted', 'accepted', 'returned', 'merged', 'rejected', 'withdrawn'])
  })

  test('publishing is offered in publishable states only', () => {
    for (const state of ACTION_ROWS.publish.from) expect(isIn('publishable', state)).toBe(true)
  })

  test('wherever a case may be shown, and where one that was shown may go back from, it can be taken down', () => {
    const shown = CASE_STATES.filter((state) => isIn('publishable', state))
    expect(shown).toContain('archived')
    for (const state of [...shown, 'returned'] as const)
      expect([state, allowedActions(state, ['dispatcher'])]).toEqual([
        state,
        expect.arrayContaining(['unpublish']),
      ])
  })

  test('waiting for the citizen is what pauses the clock', () => {
    expect(STATE_GROUPS.waitingForCitizen).toEqual([ACTION_ROWS.askInfo.to])
  })

  test('every name in a group is a state, once', () => {
    for (const states of Object.values(STATE_GROUPS)) {
      expect(new Set(states).size).toBe(states.length)
      for (const state of states) expect(CASE_STATES).toContain(state)
    }
  })
})

/** Who learns of an action, and who reads its words, written down a second time. */
const EXPECTED_SIGHTS: [sight: 'staff' | 'own' | 'public', seen: string, words: string][] = [
  ['staff', CASE_ACTIONS.join(' '), CASE_ACTIONS.join(' ')],
  [
    'own',
    'submit accept autoDispatch dispatch sign progress reply verify close rate archive reject withdraw handBack askInfo giveInfo resume resumeWithoutInfo merge redo reopen askReopenAgain addNote grantExtension callBack recalculate',
    'submit accept autoDispatch sign progress reply close rate archive reject withdraw askInfo giveInfo resume resumeWithoutInfo merge reopen askReopenAgain addNote grantExtension recalculate',
  ],
  [
    'public',
    'submit accept autoDispatch dispatch sign progress reply verify close rate reject withdraw merge redo reopen',
    'submit accept autoDispatch sign progress reply close reject merge',
  ],
]
test.each(EXPECTED_SIGHTS)('%s learns and reads what the field expects', (sight, seen, words) => {
  expect(CASE_ACTIONS.filter((action) => CASE_LIFE.isSeen(action, sight))).toEqual(seen.split(' '))
  expect(CASE_ACTIONS.filter((action) => CASE_LIFE.areWordsSeen(action, sight))).toEqual(words.split(' '))
})

test('every action that people take has a button, at a place of its own', () => {
  // The server itself asks again, in place of a reopening that is not offered any more.
  const notTapped = ['submit', 'askReopenAgain']
  const taken = CASE_ACTIONS.filter(
    (action) => !notTapped.includes(action) && !ACTION_ROWS[action].by.includes('system'),
  )
  const ranks = taken.map((action) => ACTION_ROWS[action].rank)
  expect(ranks.every((rank) => rank !== undefined)).toBe(true)
  expect(new Set(ranks).size).toBe(taken.length)
})

test('what helps comes first, what takes something away last', () => {
  expect(offeredActions('dispatched', ['lead'])).toEqual([
    'sign',
    'contact',
    'publish',
    'handBack',
    'withhold',
  ])
  expect(offeredActions('processing', ['lead'])).toEqual([
    'reply',
    'progress',
    'contact',
    'askInfo',
    'publish',
    'requestExtension',
    'withhold',
  ])
  expect(offeredActions('needInfo', ['lead'])[0]).toBe('resume')
  expect(offeredActions('closed', ['reporter'])).toEqual(['rate', 'reopen'])
})
