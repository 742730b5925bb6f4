import type { Sweep } from '../../kernel/area'
import { remindOfCalendar } from './remind-of-calendar'

export const calendarSweeps: readonly Sweep[] = [{ name: 'calendarMissing', run: remindOfCalendar }]
