import { storeCalendar } from '../areas/calendar/store-calendar'
import { workerFunction } from '../kernel/worker'

export const main = workerFunction('calendar', storeCalendar)
