import type { CityDoc } from './documents'

/** @returns the ids of the templates that are accepted once for all messages */
export function longTermIds({
  templates,
  longTermTemplates = [],
}: Pick<CityDoc, 'templates' | 'longTermTemplates'>): Set<string> {
  return new Set(longTermTemplates.map((purpose) => templates[purpose]))
}
