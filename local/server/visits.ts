import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const WINDOW_MS = 2 * 60 * 60 * 1000
/** Somebody who stays is not written down at every call. */
const GRAIN_MS = 60 * 1000

/** Who opened the mini program lately, which WeChat demands before it checks content for somebody. */
export interface Visits {
  /** The person's phone called just now. */
  record(openid: string): void
  /** @returns whether the person's phone called within the last 2 hours */
  isRecent(openid: string): boolean
}

const line = z.tuple([z.string(), z.number()])

/** @param directory the city's folder: WeChat remembers, whatever restarts here */
export function openVisits(directory: string, now: () => number): Visits {
  const file = join(directory, 'visits.jsonl')
  const visits = new Map<string, number>(existsSync(file) ? readVisits(file, now() - WINDOW_MS) : [])
  writeFileSync(file, [...visits].map(lineOf).join(''))
  return {
    record(openid) {
      if ((visits.get(openid) ?? 0) > now() - GRAIN_MS) return
      visits.set(openid, now())
      appendFileSync(file, lineOf([openid, now()]))
    },
    isRecent: (openid) => (visits.get(openid) ?? 0) >= now() - WINDOW_MS,
  }
}

function lineOf(visit: [string, number]): string {
  return `${JSON.stringify(visit)}\n`
}

/** The line that was being written when the process was killed is not complete. */
function readVisits(file: string, since: number): [string, number][] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text) => {
      try {
        return [line.parse(JSON.parse(text))]
      } catch {
        return []
      }
    })
    .filter(([, at]) => at >= since)
}
