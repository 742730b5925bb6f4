import { storeCalendar } from '../core/store-calendar'
import { workerFunction } from '../core/worker'

/** Takes in years of the calendar; called by operators, never by phones. */
export const main = workerFunction('calendar', storeCalendar)
