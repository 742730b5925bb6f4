import { join } from 'node:path'
import { buildSync } from 'esbuild'

let program: string | undefined

/**
 * @returns the thread's program as plain JavaScript. Threads start from text so that they need no TypeScript loader:
 *   it would cost each of them time and memory.
 */
export function threadProgram(): string {
  program ??= compile()
  return program
}

function compile(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, 'thread.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
  })
  const [file] = outputFiles
  if (!file) throw new Error('the function thread did not compile')
  return file.text
}
