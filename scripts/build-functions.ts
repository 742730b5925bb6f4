import { functionBuild, functionsTarget } from './project'

/** `npm run build:functions`: what is uploaded as the cloud functions, into `dist/cloudfunctions`. */
async function main(): Promise<void> {
  const build = functionBuild()
  const changed = await build.build()
  console.log(`${functionsTarget}: ${changed.length === 0 ? 'up to date' : `built ${changed.join(', ')}`}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
