import type { CronSchedule } from './cron'
import { parseCron } from './cron'

/** A trigger of a function's config. */
export interface Timer {
  function: string
  name: string
  config: string
}

export interface Timers {
  /** Starts over with these timers; earlier ones stop. */
  replace(timers: Timer[]): void
  /** @returns the timers with their next run, for people to see. */
  list(): (Timer & { next: Date | null })[]
  close(): void
}

// A laptop that slept, or a clock that was set, is noticed within this time.
const LONGEST_WAIT_MS = 30_000

interface Scheduled extends Timer {
  schedule: CronSchedule
  next: Date | null
}

/** Runs timers by the clock. A run that was missed while nothing ran is not made up for, as in the cloud. */
export function createTimers(clock: () => Date, fire: (timer: Timer) => void): Timers {
  let scheduled: Scheduled[] = []
  let wake: NodeJS.Timeout | undefined

  function sleep(): void {
    clearTimeout(wake)
    const times = scheduled.flatMap(({ next }) => (next ? [next.getTime()] : []))
    if (times.length === 0) return
    const wait = Math.min(...times) - clock().getTime()
    wake = setTimeout(run, Math.min(Math.max(wait, 0), LONGEST_WAIT_MS))
    wake.unref()
  }

  function run(): void {
    const now = clock()
    for (const timer of scheduled) {
      if (!timer.next || timer.next > now) continue
      timer.next = timer.schedule.nextAfter(now)
      fire(timer)
    }
    sleep()
  }

  return {
    replace(timers) {
      const now = clock()
      scheduled = timers.map((timer) => {
        const schedule = parseCron(timer.config)
        return { ...timer, schedule, next: schedule.nextAfter(now) }
      })
      sleep()
    },
    list: () =>
      scheduled.map(({ function: owner, name, config, next }) => ({ function: owner, name, config, next })),
    close() {
      scheduled = []
      clearTimeout(wake)
    },
  }
}
