import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { functionTable } from '../cloudfunctions/functions'
import { root } from './project'

/** `npm run docs:functions`: writes the table of functions into docs/deploy.md, between its two marks. */
const PAGE = join(root, 'docs', 'deploy.md')
const BETWEEN = /(<!-- functions[^>]*-->)[^]*?(<!-- functions[^>]*-->)/

async function main(): Promise<void> {
  const page = readFileSync(PAGE, 'utf8')
  if (!BETWEEN.test(page)) throw new Error(`${PAGE} has no marks for the table of functions`)
  const text = page.replace(BETWEEN, (_all, begin, end) => `${begin}\n\n${functionTable()}\n\n${end}`)
  writeFileSync(PAGE, await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE }))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
