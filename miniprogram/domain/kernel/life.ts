import type { ErrorCode } from './errors'

/**
 * What has a life (a case, a task, an article) as two tables: one row a state, one row an action. Everything that
 * somebody asks about a life (next states, buttons, groups, documents, tests) is derived from the rows.
 */

/** The colour family and icon of a state; its word always goes with it. */
export type Tone = 'done' | 'waiting' | 'warn' | 'late' | 'idle'

/** Why an action is not possible now although state and party would allow it. */
export interface Refusal {
  code: ErrorCode
  /** A more concrete sentence than the code's own. */
  text?: string
}

/** What every state says; a kind of life adds its own columns. */
export interface StateRow {
  /** What people read. */
  label: string
  tone: Tone
}

/** How much of a thing somebody gets, most first: colleagues everything, the one it is about their own, others what is public. */
export const SIGHTS = ['staff', 'own', 'public', 'none'] as const
export type Sight = (typeof SIGHTS)[number]

/** What every action says; a kind of life adds its own columns. */
export interface ActionRow<State extends string, Party extends string> {
  from: readonly State[]
  /** The next state; `same` writes an entry of the history and leaves the state alone. */
  to: State | 'same'
  by: readonly Party[]
  /** What happened, as a line of the history. */
  event: string
  /** It must say why or what. */
  needsText?: boolean
  /** What its button says; missing where it reads like the event. */
  button?: string
  /** Place among the offered buttons, smallest first; missing where nobody taps it. */
  rank?: number
  /** The farthest who learn that it happened. Missing: everybody who sees the thing. */
  seenBy?: Sight
  /** The farthest who read its words and see its pictures. Missing: like `seenBy`. */
  wordsFor?: Sight
}

/** The questions that can be asked of a life. */
export interface Life<State extends string, Action extends string, Party extends string> {
  readonly states: readonly State[]
  readonly actions: readonly Action[]
  /** @returns the state that `action` leads to, or undefined where the table does not allow it */
  nextState(action: Action, state: State): State | undefined
  /** @returns what one of `parties` may do in `state` by rank, without what nobody taps: the order in which buttons are offered */
  offeredActions(state: State, parties: readonly Party[]): Action[]
  stateLabel(state: State): string
  eventLabel(action: Action): string
  buttonLabel(action: Action): string
  /** @returns whether somebody with `sight` learns that it happened */
  isSeen(action: Action, sight: Sight): boolean
  /** @returns whether somebody with `sight` reads what was said and sees the pictures */
  areWordsSeen(action: Action, sight: Sight): boolean
}

/** @returns the questions over two tables */
export function defineLife<State extends string, Action extends string, Party extends string>(
  states: Readonly<Record<State, StateRow>>,
  actions: Readonly<Record<Action, ActionRow<State, Party>>>,
): Life<State, Action, Party> {
  const stateNames = Object.keys(states) as State[]
  const actionNames = Object.keys(actions) as Action[]
  const byRank = actionNames
    .filter((action) => actions[action].rank !== undefined)
    .sort((one, other) => (actions[one].rank ?? 0) - (actions[other].rank ?? 0))

  const nextState = (action: Action, state: State): State | undefined => {
    const { from, to } = actions[action]
    if (!from.includes(state)) return undefined
    return to === 'same' ? state : to
  }
  const allowed = (state: State, parties: readonly Party[]) => (action: Action) =>
    nextState(action, state) !== undefined && actions[action].by.some((party) => parties.includes(party))
  const reaches = (farthest: Sight, sight: Sight) => SIGHTS.indexOf(sight) <= SIGHTS.indexOf(farthest)
  const seenBy = (action: Action): Sight => actions[action].seenBy ?? 'public'

  return {
    states: stateNames,
    actions: actionNames,
    nextState,
    offeredActions: (state, parties) => byRank.filter(allowed(state, parties)),
    stateLabel: (state) => states[state].label,
    eventLabel: (action) => actions[action].event,
    buttonLabel: (action) => actions[action].button ?? actions[action].event,
    isSeen: (action, sight) => reaches(seenBy(action), sight),
    areWordsSeen: (action, sight) => reaches(actions[action].wordsFor ?? seenBy(action), sight),
  }
}

/** @returns the names of the rows for which `holds`, in the order of the table */
export function namesWhere<Name extends string, Row>(
  rows: Readonly<Record<Name, Row>>,
  holds: (row: Row) => boolean,
): Name[] {
  return (Object.keys(rows) as Name[]).filter((name) => holds(rows[name]))
}
