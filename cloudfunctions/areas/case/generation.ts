/**
 * Which rules a stored case's counted and derived fields follow. The first release stored none (undefined): there its
 * `mapCells` told the exact place, and its `supports` counted some people twice. Raise it when such a rule changes, and
 * the clock brings what is stored up to it.
 */
export const GENERATION = 2
