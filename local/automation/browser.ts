import fs from 'node:fs'
import type { Browser } from 'playwright-core'

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

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
]

/**
 * Starts a headless Chromium: the one `CHROME_PATH` names, else one that is installed.
 * @throws Error that says what to install when there is none
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = [process.env.CHROME_PATH ?? '', ...KNOWN_PLACES].find(
    (file) => file !== '' && fs.existsSync(file),
  )
  if (executablePath === undefined) {
    throw new Error('a headless phone needs Chromium, Chrome or Edge: install one, or name it in CHROME_PATH')
  }
  const { chromium } = await import('playwright-core')
  const isRoot = process.getuid?.() === 0
  return chromium.launch({ executablePath, args: isRoot ? [...FLAGS, '--no-sandbox'] : FLAGS })
}
