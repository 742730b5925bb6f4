import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const subPackages = z.array(z.object({ root: z.string(), pages: z.array(z.string()) }))
const appConfig = z.object({
  pages: z.array(z.string()),
  subPackages: subPackages.optional(),
  subpackages: subPackages.optional(),
})

/** @returns the pages that a mini program published, as its app.json tells */
export function readPages(miniprogramRoot: string): string[] {
  const file = join(miniprogramRoot, 'app.json')
  const { pages, subPackages, subpackages } = appConfig.parse(JSON.parse(readFileSync(file, 'utf8')))
  const packages = subPackages ?? subpackages ?? []
  return [...pages, ...packages.flatMap((one) => one.pages.map((page) => `${one.root}/${page}`))]
}
