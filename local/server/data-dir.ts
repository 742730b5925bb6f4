import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Another runtime works on the same data. */
export class DataInUseError extends Error {
  constructor(
    readonly path: string,
    readonly pid: number,
  ) {
    super(`${path} is used by process ${pid}`)
  }
}

/** Everything that one local runtime keeps. */
export interface DataDir {
  /** The city: database, files, messages. */
  readonly city: string
  readonly logs: string
  /**
   * Makes the city on first start. It is filled beside its place and moved there in one step, so that a crash meanwhile
   * leaves no half of it.
   * @param fill puts the city into the folder it is given, and has closed every file in it when it resolves
   * @returns false when there was a city already
   */
  ensureCity(fill: (directory: string) => Promise<void>): Promise<boolean>
  release(): void
}

/**
 * Takes hold of a data folder; it is created when missing.
 * @param fresh forget the city that is there
 * @throws DataInUseError
 */
export function openDataDir(path: string, fresh: boolean): DataDir {
  mkdirSync(path, { recursive: true })
  const lock = join(path, 'runtime.pid')
  takeLock(path, lock)
  const city = join(path, 'city')
  if (fresh) rmSync(city, { recursive: true, force: true })
  return {
    city,
    logs: join(path, 'logs'),
    async ensureCity(fill) {
      if (existsSync(city)) return false
      const unfinished = `${city}.unfinished`
      await rm(unfinished, { recursive: true, force: true })
      mkdirSync(unfinished)
      await fill(unfinished)
      await rename(unfinished, city)
      return true
    },
    release: () => rmSync(lock, { force: true }),
  }
}

function takeLock(path: string, lock: string): void {
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
  if (holder !== process.pid && isRunning(holder)) throw new DataInUseError(path, holder)
  writeFileSync(lock, String(process.pid))
}

function isRunning(pid: number): boolean {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
