import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { citySettings } from '../../cities/zhongshan/city'

const appConfig = z.object({
  pages: z.array(z.string()),
  subPackages: z.array(z.object({ root: z.string(), pages: z.array(z.string()) })).default([]),
})

/** What WeChat knows of the mini program's account: its message templates, and the pages that it published. */
export function readAccount(miniprogramRoot: string): { templates: string[]; pages: string[] } {
  const file = join(miniprogramRoot, 'app.json')
  const { pages, subPackages } = appConfig.parse(JSON.parse(readFileSync(file, 'utf8')))
  return {
    templates: Object.values(citySettings(Date.now()).templates),
    pages: [...pages, ...subPackages.flatMap((one) => one.pages.map((page) => `${one.root}/${page}`))],
  }
}
