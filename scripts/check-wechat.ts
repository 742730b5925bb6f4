import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { functionBuild, functionsTarget, miniprogramRoot } from './project'
import { functionSizes, functionTable, loadTime, tooLarge } from './wechat/function-sizes'
import { subPackageRoots } from './wechat/npm-components'
import { officialBuild } from './wechat/official-build'
import { packageSizes, sizeTable } from './wechat/sizes'
import { stageProject } from './wechat/stage'
import { listZip } from './wechat/zip'

/** `npm run check:wechat`: WeChat's own builder takes the project, and every package and function is within its limit. */
async function main(): Promise<void> {
  await checkFunctions()
  await checkPackages()
}

async function checkFunctions(): Promise<void> {
  await functionBuild().build()
  const sizes = functionSizes(functionsTarget)
  const milliseconds = (name: string) => loadTime(join(functionsTarget, name, 'index.js'), __filename)
  console.log(`functions, and how long each takes to load\n${functionTable(sizes, milliseconds)}`)
  const problems = tooLarge(sizes)
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

async function checkPackages(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'check-wechat-'))
  try {
    stageProject(scratch)
    const sizes = packageSizes(
      listZip(await quietly(() => officialBuild(scratch, scratch))),
      subPackageRoots(miniprogramRoot),
    )
    console.log(`official build ok\n${sizeTable(sizes)}`)
    if (sizes.some(({ bytes, limit }) => bytes > limit)) throw new Error('a package is above its limit')
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** The builder prints every file, and twice that it is offline. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { log, error, warn } = console
  Object.assign(console, { log: () => undefined, error: () => undefined, warn: () => undefined })
  try {
    return await work()
  } finally {
    Object.assign(console, { log, error, warn })
  }
}

main().then(
  // The builder leaves helpers behind that would keep the process waiting for the network.
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
