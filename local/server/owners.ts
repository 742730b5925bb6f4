import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who uploaded which file. Only they may change or read it; others get files through functions. */
export interface Owners {
  /** Files that functions or the seed made belong to nobody. */
  isOwn(fileID: string, openid: string): boolean
  /** @returns whether the person may write or delete */
  mayChange(fileID: string, openid: string, exists: boolean): boolean
  record(fileID: string, openid: string): void
}

/** @param directory the city's folder; kept as one line per upload, the last one counts */
export function openOwners(directory: string): Owners {
  const file = join(directory, 'file-owners.jsonl')
  const owners = new Map<string, string>(
    existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(readLine) : [],
  )
  return {
    isOwn: (fileID, openid) => owners.get(fileID) === openid,
    mayChange: (fileID, openid, exists) => !exists || owners.get(fileID) === openid,
    record(fileID, openid) {
      if (owners.get(fileID) === openid) return
      owners.set(fileID, openid)
      appendFileSync(file, `${JSON.stringify([fileID, openid])}\n`)
    },
  }
}

/** The line that was being written when the process was killed is not complete. */
function readLine(line: string): [string, string][] {
  try {
    return [JSON.parse(line) as [string, string]]
  } catch {
    return []
  }
}
