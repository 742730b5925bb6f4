import fs from 'node:fs'
import type { Browser } from 'playwright-core'
// Where packages and installers put a browser; what prepares the tests reads the same list.
import KNOWN_PLACES from './browsers.json'

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
