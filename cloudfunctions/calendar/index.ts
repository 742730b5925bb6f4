import { storeCalendar } from '../areas/calendar/store-calendar'
import { workerFunction } from '../kernel/worker'

/** Takes in years of the calendar; called by operators, never by phones. */
export const main = workerFunction('calendar', storeCalendar)
