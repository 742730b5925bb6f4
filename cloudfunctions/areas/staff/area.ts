import type { PhoneArea } from '../../kernel/area'
import { staffUseCases } from './actions'
import { staffContracts } from './contract'

/** The desk of liaisons, dispatchers and supervisors. */
export const staff: PhoneArea<'staff'> = {
  name: 'staff',
  collections: [],
  contracts: staffContracts,
  useCases: staffUseCases,
}
