import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const KB = 1024
/** What a function loads when it starts, without the SDK: it is read and compiled at each cold start. */
export const FUNCTION_LIMIT = 250 * KB
/** Loads of each, in processes of their own; the middle one counts. */
const RUNS = 5

export interface FunctionSize {
  name: string
  /** Of `index.js`. */
  bytes: number
  /** Of what it loads later, if ever. */
  lazyBytes: number
}

/** @returns the built functions of a folder by name */
export function functionSizes(folder: string): FunctionSize[] {
  return readdirSync(folder).map((name) => {
    const sizes = readdirSync(join(folder, name))
      .filter((file) => file.endsWith('.js'))
      .map((file) => ({ file, bytes: statSync(join(folder, name, file)).size }))
    const sum = (rows: { bytes: number }[]) => rows.reduce((total, { bytes }) => total + bytes, 0)
    return {
      name,
      bytes: sum(sizes.filter(({ file }) => file === 'index.js')),
      lazyBytes: sum(sizes.filter(({ file }) => file !== 'index.js')),
    }
  })
}

/** @returns the functions that load more than they may, each in a sentence */
export function tooLarge(sizes: readonly FunctionSize[], limit = FUNCTION_LIMIT): string[] {
  return sizes
    .filter(({ bytes }) => bytes > limit)
    .map(({ name, bytes }) => `${name} loads ${kilobytes(bytes)}, more than ${kilobytes(limit)}`)
}

/** Runs in a process of its own: the SDK is loaded before the clock starts, because the cloud has it ready. */
const LOAD = `
const { createRequire } = require('node:module')
createRequire(process.argv[2])('wx-server-sdk')
const startedAt = performance.now()
require(process.argv[1])
process.stdout.write(String(performance.now() - startedAt))
process.exit(0)`

/**
 * @param program a built `index.js`
 * @param home a file from which the SDK is found
 * @returns milliseconds that loading it takes, the median of several fresh processes
 */
export function loadTime(program: string, home: string): number {
  // Built functions lie outside node_modules; the SDK is put where theirs would look for it.
  const NODE_PATH = join(createRequire(home).resolve('wx-server-sdk/package.json'), '..', '..')
  const times = Array.from({ length: RUNS }, () =>
    Number(
      execFileSync(process.execPath, ['-e', LOAD, program, home], {
        env: { ...process.env, NODE_PATH, TCB_ENV: 'local', SCF_NAMESPACE: 'local' },
        encoding: 'utf8',
      }),
    ),
  )
  return times.sort((one, other) => one - other)[Math.floor(RUNS / 2)] ?? 0
}

/** One line per function, for people. */
export function functionTable(
  sizes: readonly FunctionSize[],
  milliseconds: (name: string) => number,
): string {
  const lines = sizes.map(({ name, bytes, lazyBytes }) => {
    const later = lazyBytes > 0 ? `  later ${kilobytes(lazyBytes)}` : ''
    const time = `${milliseconds(name).toFixed(0)} ms`.padStart(7)
    return `  ${name.padEnd(24)}${kilobytes(bytes).padStart(10)} of ${kilobytes(FUNCTION_LIMIT)}${time}${later}${bytes > FUNCTION_LIMIT ? '  TOO LARGE' : ''}`
  })
  return lines.join('\n')
}

const kilobytes = (bytes: number): string => `${(bytes / KB).toFixed(1)} KB`
