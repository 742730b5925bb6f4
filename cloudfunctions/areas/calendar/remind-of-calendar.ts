import { platformPeople, putIntoInboxes } from '../../kernel/channels/put-into-inboxes'
import { calendarStore } from './store'
import type { Zone } from '#domain/kernel/time'
import { localDay, localParts } from '#domain/kernel/time'
import type { Calendar } from '../../city/calendar'
import type { WorkContext } from '../../kernel/context'
import { idOf } from '../../kernel/ids'

/** The State Council publishes the next year's arrangement in autumn; from then on it is missed. */
const MISSED_FROM_MONTH = 11

/** @returns the year whose public holidays should be known by now and are not; 0 when none is missing */
export function missingYear(calendar: Pick<Calendar, 'isKnown'>, now: number, zone: Zone): number {
  const { year, month } = localParts(now, zone)
  if (!calendar.isKnown(year)) return year
  return month >= MISSED_FROM_MONTH && !calendar.isKnown(year + 1) ? year + 1 : 0
}

/**
 * Reminds operators of a year that nobody has imported: a line of the log each day, and once a message to each
 * administrator and dispatcher.
 * @returns the missing year; 0 when none is
 */
export async function remindOfCalendar(context: WorkContext): Promise<number> {
  const { calendar, city } = await context.reference()
  const missing = missingYear(calendar, context.now, city.workingHours)
  if (missing === 0) return 0
  const today = localDay(context.now, city.workingHours)
  // Read anew: the reference data may be a minute old.
  const { remindedOn } = (await calendarStore(context.db).get()) ?? { remindedOn: '' }
  if (remindedOn === today) return missing
  await tellOperators(missing, context)
  console.log(JSON.stringify({ action: 'clock', code: 'calendar_missing', detail: String(missing) }))
  await calendarStore(context.db).setRemindedOn(today)
  return missing
}

async function tellOperators(year: number, context: WorkContext): Promise<void> {
  const line = {
    sourceId: idOf('calendarMissing', String(year)),
    title: `${year} 年放假安排尚未导入`,
    text: `涉及 ${year} 年的期限暂按法定节假日推算。国务院通知公布后请导入，系统会重新推算并告知市民和部门`,
  }
  await putIntoInboxes(await platformPeople(context), line, context)
}
