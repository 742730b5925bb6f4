// `npm test`: installs what is missing and runs every check, each one whatever became of those before it.
// `npm test -- unit lint` runs only these.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureInstalled, root } from './install.mjs'

const REPORTS = join(root, 'node_modules', '.cache', 'test-reports')

const IN_A_BROWSER = ['browser', 'e2e', 'check:wechat']

/** What runs at the same time, one line each. Checks that pass or fail as a whole count as one test when they fail. */
const turns = [
  // The everyday loop (`npm run test:quick`). Jest alone would leave one processor of two idle.
  [script('typecheck'), script('lint'), jest('unit', '--maxWorkers=100%')],
  [jest('integration', '--maxWorkers=100%')],
  // One browser at a time: they are what the machine has least room for.
  [jest('browser', '--runInBand')],
  [jest('e2e', '--runInBand')],
  [script('check:wechat')],
]

function script(name) {
  return {
    name,
    run: async () => ((await succeeds('npm', ['run', '--silent', name])) ? counts() : counts({ failed: 1 })),
  }
}

function jest(project, ...options) {
  const report = join(REPORTS, `${project}.json`)
  const reporting = ['--json', `--outputFile=${report}`, '--passWithNoTests', '--silent', '--ci', ...options]
  return {
    name: project,
    async run() {
      rmSync(report, { force: true })
      const succeeded = await succeeds('npx', ['jest', `--selectProjects=${project}`, ...reporting])
      return readReport(report, succeeded)
    },
  }
}

async function succeeds(command, args) {
  // Reports go to their file: the terminal gets what failed, which Jest writes to the error stream.
  const stdio = ['ignore', command === 'npx' ? 'ignore' : 'inherit', 'inherit']
  const child = spawn(command, args, { cwd: root, stdio, shell: process.platform === 'win32' })
  const [status] = await once(child, 'exit')
  return status === 0
}

function readReport(file, succeeded) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    // A file that could not even be loaded has no tests to count.
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
    const skipped = report.numPendingTests + report.numTodoTests
    return counts({ passed: report.numPassedTests, failed: failed || (succeeded ? 0 : 1), skipped })
  } catch {
    return counts({ failed: 1 })
  }
}

function counts({ passed = 0, failed = 0, skipped = 0 } = {}) {
  return { passed, failed, skipped }
}

function seconds(from) {
  return ((performance.now() - from) / 1000).toFixed(1)
}

async function runStep({ name, run }) {
  console.log(`\n── ${name}`)
  const from = performance.now()
  const result = await run()
  const verdict = result.failed > 0 ? `${result.failed} failed` : 'ok'
  console.log(`── ${name}: ${verdict}, ${seconds(from)} s`)
  return result
}

const asked = process.argv.slice(2)
ensureInstalled()
if (asked.length === 0 || asked.some((name) => IN_A_BROWSER.includes(name))) {
  const browser = ensureBrowser()
  if (browser) process.env.CHROME_PATH = browser
}
mkdirSync(REPORTS, { recursive: true })

const from = performance.now()
const results = []
for (const turn of turns) {
  const wanted = turn.filter(({ name }) => asked.length === 0 || asked.includes(name))
  results.push(...(await Promise.all(wanted.map(runStep))))
}
const total = (kind) => results.reduce((sum, result) => sum + result[kind], 0)
const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''
console.log(`\n${seconds(from)} s`)
console.log(`${total('passed')} passed, ${total('failed')} failed${skipped}`)
process.exitCode = total('failed') > 0 ? 1 : 0
