import type { Credits, Profile, TemplateIds, TemplatePurpose } from '#domain/api/account'
import type { PersonDoc } from '../../kernel/documents'
import { maskPhone } from '#domain/kernel/text/mask'

export function profileOf({ name, phone, elderMode }: PersonDoc): Profile {
  return { name, phoneMasked: maskPhone(phone), elderMode }
}

const PURPOSES: readonly TemplatePurpose[] = ['progress', 'finished', 'task']

/** @returns how many messages of each purpose may still be sent; none for a purpose without a template */
export function creditsOf(credits: PersonDoc['credits'], templates: TemplateIds): Credits {
  const entries = PURPOSES.map((purpose) => [purpose, Math.max(0, credits[templates[purpose]] ?? 0)])
  return Object.fromEntries(entries) as Credits
}
