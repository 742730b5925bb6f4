import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How long something may take is written once, in domain/case/limits.ts or the city's settings: what is told follows. */

const ROOT = join(__dirname, '../../..')

/** Told, and counted nowhere in the program. */
const ELSEWHERE = new Set([
  // What people do outside the program.
  '办结满 365 天后',
  '在 5 个工作日内回访',
])

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|wxml)$/.test(path) && !path.includes('miniprogram_npm'))
    .map((path) => join(folder, path))
}

const withoutComments = (code: string): string => code.replace(/\/\*[^]*?\*\/|\/\/.*/g, '')

test.each(['miniprogram', 'cloudfunctions'])(
  '%s writes no number of days or hours into a sentence',
  (folder) => {
    const found = sources(folder).flatMap((path) => {
      const code = withoutComments(readFileSync(join(ROOT, path), 'utf8'))
      const told = [...code.matchAll(/[一-鿿]+ ?\d+ (?:天|小时|个?工作日)[一-鿿]*|\d+ (?:天|小时)[一-鿿]*/g)]
      return told.map(([sentence]) => `${path}: ${sentence}`)
    })
    expect(found.filter((line) => ![...ELSEWHERE].some((known) => line.includes(known)))).toEqual([])
  },
)
