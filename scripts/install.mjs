// Plain JavaScript: runs on a machine that has nothing but Node.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const OLDEST_NODE = 20

/** Installs the locked packages when some are missing or of another version. */
export function ensureInstalled() {
  requireNode()
  if (isInstalled()) return
  console.log('正在安装依赖 (npm ci) …')
  const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], options)
  if (status !== 0) {
    console.error('依赖安装失败，请检查网络后重试 / npm ci failed')
    process.exit(1)
  }
}

function requireNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return
  console.error(`需要 Node.js ${OLDEST_NODE} 或更新版本，当前为 ${process.version}`)
  process.exit(1)
}

/** npm notes what it installed in the same form as the lock file. */
function isInstalled() {
  const noted = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(noted)) return false
  const installed = packagesOf(noted)
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages
}
