// `npm run typecheck`: every project by TypeScript 7, whose compiler needs a fifth of the time. TypeScript 5.9 stays
// beside it for the tools that read programs through its interface (typescript-eslint, ts-node).
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './install.mjs'

/** The server, tests and scripts; then what runs on the phone, in browsers, and the tests of those. */
const PROJECTS = [
  '.',
  'miniprogram',
  'test/unit/miniprogram',
  'test/browser',
  'local/phone/browser',
  'local/test/browser',
  'demo/desk',
]

const compiler = join(root, 'node_modules', 'typescript-7', 'bin', 'tsc')
const failed = PROJECTS.filter((project) => {
  const { status } = spawnSync(process.execPath, [compiler, '-p', project], { cwd: root, stdio: 'inherit' })
  return status !== 0
})
if (failed.length > 0) {
  console.error(`types: ${failed.join(', ')}`)
  process.exitCode = 1
}
