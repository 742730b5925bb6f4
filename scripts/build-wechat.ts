import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { storageRules } from '../cloudfunctions/areas/media/storage-rules'
import { collections } from '../cloudfunctions/collections'
import { cloudbaseConfig } from '../cloudfunctions/functions'
import { functionBuild, functionsTarget, miniprogramRoot, root } from './project'
import { databaseChecklist } from './wechat/database-checklist'
import { writeNpmComponents } from './wechat/stage'

const CHECKLIST = join(root, 'dist', 'database.md')
/** What CloudBase's command line deploys the functions by. */
const CLOUDBASE = join(root, 'dist', 'cloudbaserc.json')

/** `npm run build:wechat`: after it the folder can be opened in WeChat DevTools, and its functions uploaded. */
async function main(): Promise<void> {
  const files = writeNpmComponents(miniprogramRoot)
  const build = functionBuild()
  await build.build()
  mkdirSync(dirname(CHECKLIST), { recursive: true })
  writeFileSync(CHECKLIST, databaseChecklist(collections, storageRules))
  writeFileSync(CLOUDBASE, `${JSON.stringify(cloudbaseConfig('./cloudfunctions'), null, 2)}\n`)
  console.log(`miniprogram/miniprogram_npm: ${files} files`)
  console.log(`${functionsTarget}: ready to be uploaded\n${CHECKLIST}: what to create in the cloud`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
