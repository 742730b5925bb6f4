import type { PhoneArea } from '../../kernel/area'
import { taskUseCases } from './actions'
import { taskCollections } from './collections'
import { taskContracts } from './contract'

/** What a lead asks of co-departments. */
export const task: PhoneArea<'task'> = {
  name: 'task',
  collections: taskCollections,
  contracts: taskContracts,
  useCases: taskUseCases,
}
