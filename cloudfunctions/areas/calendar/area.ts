import type { AreaParts } from '../../kernel/area'

/** The years of the city's calendar: operators bring them, nobody's phone does. Stored among the city's settings. */
export const calendar: AreaParts = { name: 'calendar', collections: [] }
