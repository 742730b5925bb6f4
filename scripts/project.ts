import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { configOf, PROGRAMS } from '../cloudfunctions/functions'
import type { FunctionBuild } from '../local/functions/build'
import { createFunctionBuild } from '../local/functions/build'

/** Where things are in this repository. */
export const root = join(__dirname, '..')
export const miniprogramRoot = join(root, 'miniprogram')
export const functionsSource = join(root, 'cloudfunctions')
export const functionsTarget = join(root, 'dist', 'cloudfunctions')

/** The functions of this repository, ready to be bundled. */
export function functionBuild(): FunctionBuild {
  return createFunctionBuild({
    source: functionsSource,
    target: functionsTarget,
    sdkVersion: sdkVersion(),
    configOf,
    folders: PROGRAMS,
    standIns: {
      modules: /\/(?:to-json-schema|json-schema-processors)\.js$/,
      file: join(root, 'scripts', 'no-json-schema.ts'),
    },
  })
}

/**
 * Makes the demonstration city in an empty folder, in a process of its own: what is needed only for that
 * takes memory that a running product would keep.
 */
export async function seedCity(directory: string): Promise<void> {
  const program = join(root, 'demo', 'seed-city.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, directory], {
    cwd: root,
    stdio: 'inherit',
  })
  const [exitCode] = (await once(child, 'exit')) as [number | null]
  if (exitCode !== 0) throw new Error('the demonstration city could not be made')
}

function sdkVersion(): string {
  const path = require.resolve('wx-server-sdk/package.json')
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
