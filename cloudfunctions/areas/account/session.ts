import type { Credits, Profile, TemplateIds } from '#domain/api/account'
import { TEMPLATE_PURPOSES } from '#domain/api/account'
import type { CityDoc } from '../../city/documents'
import type { PersonDoc } from '../../kernel/documents'
import { maskPhone } from '../../kernel/mask'

export function profileOf({ name, phone, elderMode }: PersonDoc): Profile {
  return { name, phoneMasked: maskPhone(phone), elderMode }
}

/** @returns the ids of the templates that are accepted once for all messages */
export function longTermIds({ templates, longTermTemplates = [] }: Templates): Set<string> {
  return new Set(longTermTemplates.map((purpose) => templates[purpose]))
}
type Templates = Pick<CityDoc, 'templates' | 'longTermTemplates'>

/** @returns how many messages of each purpose may still be sent; none for a purpose without a template */
export function creditsOf(credits: PersonDoc['credits'], templates: TemplateIds): Credits {
  const entries = TEMPLATE_PURPOSES.map((purpose) => [purpose, Math.max(0, credits[templates[purpose]] ?? 0)])
  return Object.fromEntries(entries) as Credits
}
