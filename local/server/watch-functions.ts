import { watch } from 'chokidar'
import type { Functions } from '../functions'
import type { FunctionBuild } from '../functions/build'

// An editor writes a file in several steps, and a change of branch writes many.
const QUIET_MS = 80

export interface FunctionWatch {
  close(): Promise<void>
}

/**
 * Bundles the functions again when their sources change and lets later calls have the new code.
 * @param folders every folder that functions are made of
 * @param report told what happened, one line at a time
 */
export function watchFunctions(
  folders: string[],
  build: FunctionBuild,
  functions: Functions,
  report: (line: string) => void,
): FunctionWatch {
  let timer: NodeJS.Timeout | undefined
  let work = Promise.resolve()

  async function rebuild(): Promise<void> {
    try {
      const changed = await build.build()
      for (const name of changed) await functions.reload(name)
      if (changed.length > 0) report(`云函数已更新: ${changed.join(', ')}`)
    } catch (error) {
      report(`云函数构建失败，继续使用之前的版本: ${(error as Error).message}`)
    }
  }

  const watcher = watch(folders, { ignoreInitial: true })
  watcher.on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(() => (work = work.then(rebuild)), QUIET_MS)
  })
  return {
    async close() {
      clearTimeout(timer)
      await watcher.close()
      await work
    },
  }
}
