import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** `npm run test:devtools`: the journeys of test/e2e on WeChat DevTools, whose `cli` WECHAT_DEVTOOLS_CLI names; see docs/testing.md. */
const cli = process.env.WECHAT_DEVTOOLS_CLI
if (cli === undefined || !existsSync(cli)) {
  console.error(`WECHAT_DEVTOOLS_CLI 应指向微信开发者工具的 cli(当前: ${cli ?? '未设置'}),见 docs/testing.md`)
  process.exit(1)
}
const shell = process.platform === 'win32'
const build = spawnSync('npm', ['run', 'build:wechat'], { stdio: 'inherit', shell })
if (build.status !== 0) process.exit(build.status ?? 1)
const journeys = spawnSync('npx', ['jest', '--selectProjects', 'e2e', '--runInBand'], {
  stdio: 'inherit',
  shell,
})
process.exit(journeys.status ?? 1)
