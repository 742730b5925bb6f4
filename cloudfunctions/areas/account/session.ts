import type { Credits, Profile, TemplateIds } from '#domain/api/account'
import { TEMPLATE_PURPOSES } from '#domain/api/account'
import type { PersonDoc } from '../../kernel/documents'
import { maskPhone } from '#domain/kernel/text/mask'

export function profileOf({ name, phone, elderMode }: PersonDoc): Profile {
  return { name, phoneMasked: maskPhone(phone), elderMode }
}

/** @returns how many messages of each purpose may still be sent; none for a purpose without a template */
export function creditsOf(credits: PersonDoc['credits'], templates: TemplateIds): Credits {
  const entries = TEMPLATE_PURPOSES.map((purpose) => [purpose, Math.max(0, credits[templates[purpose]] ?? 0)])
  return Object.fromEntries(entries) as Credits
}
