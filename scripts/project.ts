import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FunctionBuild } from '../local/functions/build'
import { createFunctionBuild } from '../local/functions/build'

/** Where things are in this repository. */
export const root = join(__dirname, '..')
export const miniprogramRoot = join(root, 'miniprogram')
export const functionsSource = join(root, 'cloudfunctions')
export const functionsTarget = join(root, 'dist', 'cloudfunctions')

/** The functions of this repository, ready to be bundled. */
export function functionBuild(): FunctionBuild {
  return createFunctionBuild({ source: functionsSource, target: functionsTarget, sdkVersion: sdkVersion() })
}

function sdkVersion(): string {
  const path = require.resolve('wx-server-sdk/package.json')
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
