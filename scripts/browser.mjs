// Plain JavaScript, see install.mjs.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

// Where packages and installers put a browser that the tests can drive.
const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
]
const DEBIAN_PACKAGES = ['chromium', 'fonts-noto-cjk']

/**
 * Finds a browser, and installs Debian's when none is there and it may.
 * @returns its path; undefined, with advice printed, when there is none
 */
export function ensureBrowser() {
  const browser = findBrowser() ?? (installOnDebian() ? findBrowser() : undefined)
  if (!browser) {
    console.error('没有找到浏览器:请安装 Chromium、Chrome 或 Edge,或用环境变量 CHROME_PATH 指定其位置')
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
