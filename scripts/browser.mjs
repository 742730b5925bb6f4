// Plain JavaScript, see install.mjs.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

// Where packages and installers put a browser that the tests can drive.
const KNOWN_PLACES = JSON.parse(
  readFileSync(new URL('../local/automation/browsers.json', import.meta.url), 'utf8'),
)
const DEBIAN_PACKAGES = ['chromium', 'fonts-noto-cjk']

/**
 * Finds a browser, and installs Debian's when none is there and it may.
 * @returns its path; undefined, with advice printed, when there is none
 */
export function ensureBrowser() {
  const browser = findBrowser() ?? (installOnDebian() ? findBrowser() : undefined)
  if (!browser) {
    console.error('没有找到浏览器：请安装 Chromium、Chrome 或 Edge,或用环境变量 CHROME_PATH 指定其位置')
    console.error(`Debian/Ubuntu: sudo apt-get install ${DEBIAN_PACKAGES.join(' ')}`)
  }
  return browser
}

function findBrowser() {
  return [process.env.CHROME_PATH ?? '', ...KNOWN_PLACES].find((path) => path !== '' && existsSync(path))
}

function installOnDebian() {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall) return false
  console.log(`正在安装 ${DEBIAN_PACKAGES.join(' ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env }
  spawnSync('apt-get', ['update'], options)
  return (
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...DEBIAN_PACKAGES], options).status ===
    0
  )
}
