import type { CityData } from '../city-data'
import { calendarYears } from './calendar'
import { categories } from './categories'
import { settings } from './city'
import { departments } from './departments'
import { outline } from './outline'
import { homeServices, serviceGroups } from './services'
import { templates } from './templates'
import { towns } from './towns'

export const data: CityData = {
  settings,
  towns,
  departments,
  outline,
  calendar: calendarYears(),
  categories,
  serviceGroups,
  homeServices,
  templates,
}
