import type { AccessRules, CollectionSchema, IndexSchema } from '../../cloudfunctions/kernel/collections'

/**
 * @param storage the rules of the files
 * @returns what has to exist in the cloud's console, as a page to tick off: the console has no import for it
 */
export function databaseChecklist(collections: CollectionSchema[], storage: AccessRules): string {
  const parts = collections.map(
    ({ name, rules, indexes }) =>
      `## ${name}\n\n- [ ] rules \`${JSON.stringify(rules)}\`\n${indexes.map(indexLine).join('')}`,
  )
  const files = `## Storage\n\n- [ ] rules \`${JSON.stringify(storage)}\`\n`
  return `# What to create in the cloud\n\nGenerated from the \`collections.ts\` of each area, of the city and of the kernel.\n\n${[...parts, files].join('\n')}`
}

function indexLine({ name, fields, unique }: IndexSchema): string {
  const parts = fields.map((field) => `${field.field} ${'type' in field ? field.type : field.order}`)
  return `- [ ] index \`${name}\`${unique ? ', unique' : ''}: ${parts.join(', ')}\n`
}
