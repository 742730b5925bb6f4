import type { CityData } from '../city-data'
import { categories } from './categories'
import { settings } from './city'
import { departments } from './departments'
import { homeServices, serviceGroups } from './services'
import { templates } from './templates'
import { towns } from './towns'

export const data: CityData = {
  settings,
  towns,
  departments,
  categories,
  serviceGroups,
  homeServices,
  templates,
}
