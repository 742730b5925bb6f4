import { Cron } from 'croner'

/** When a timer runs next. */
export interface CronSchedule {
  /** @returns the first moment strictly after `from`; null when the years it names are over. */
  nextAfter(from: Date): Date | null
}

const SECONDS_TO_YEAR = 7
const NAMES = /\b(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT)\b/gi
const UTC_PLUS_8_MINUTES = 8 * 60

/**
 * Reads a trigger's expression: second minute hour day month weekday year, in UTC+8; 0 is Sunday, `1/10` counts from 1,
 * and a day that matches either the day or the weekday field counts when both are given.
 * @throws an error that names what is wrong with the expression
 */
export function parseCron(expression: string): CronSchedule {
  const fields = expression.trim().split(/\s+/).length
  if (fields !== SECONDS_TO_YEAR) throw new Error(`"${expression}" has ${fields} fields, a trigger has 7`)
  const unknown = /[^\d\s*,/-]/.exec(expression.replace(NAMES, ''))
  if (unknown) throw new Error(`"${expression}": ${unknown[0]} is not supported`)
  const cron = new Cron(expression, {
    mode: '7-part',
    utcOffset: UTC_PLUS_8_MINUTES,
    domAndDow: false,
    sloppyRanges: true,
    paused: true,
  })
  return { nextAfter: (from) => cron.nextRun(from) }
}
