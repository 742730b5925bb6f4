import { watch } from 'chokidar'

const SETTLE_MS = 40

/**
 * Calls `changed` after files under `folder` changed: once for a burst, and never twice at the same time.
 * @returns a function that stops watching
 */
export function watchFolder(folder: string, changed: () => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (file) => /node_modules|\/\.git(\/|$)|~$|\.sw[px]$/.test(file),
  })
  watcher.on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(changed).catch((error: unknown) => console.error(error))
    }, SETTLE_MS)
  })
  return async () => {
    clearTimeout(timer)
    await watcher.close()
    await running
  }
}
