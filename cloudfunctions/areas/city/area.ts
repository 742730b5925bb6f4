import type { PhoneArea } from '../../kernel/area'
import { cityUseCases } from './actions'
import { cityContracts } from './contract'
import { cityHome } from './home-block'

/** The portal that anyone sees. What it shows is the city's data, which city/ holds. */
export const city: PhoneArea<'city'> = {
  name: 'city',
  collections: [],
  contracts: cityContracts,
  useCases: cityUseCases,
  homeBlock: cityHome,
}
