import { functionBuild, functionsTarget, miniprogramRoot } from './project'
import { writeNpmComponents } from './wechat/stage'

/** `npm run build:wechat`: after it the folder can be opened in WeChat DevTools, and its functions uploaded. */
async function main(): Promise<void> {
  const files = writeNpmComponents(miniprogramRoot)
  const build = functionBuild()
  await build.build()
  await build.close()
  console.log(`miniprogram/miniprogram_npm: ${files} files\n${functionsTarget}: ready to be uploaded`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
