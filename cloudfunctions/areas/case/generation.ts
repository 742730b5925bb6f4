/**
 * Which rules a stored case's counted and derived fields follow. The first release stored none (undefined): there its
 * `mapCells` told the exact place, and its `supports` counted some people twice. Before 3 its history lay apart; before
 * 4 it had no `shownIn`, and its pictures of the result held those of answers that were sent back; before 5 a reopened
 * case mixed its rounds. Raise it when such a rule changes, and the clock brings what is stored up to it.
 */
export const GENERATION = 5
