import type { PhoneArea } from '../../kernel/area'
import { accountUseCases } from './actions'
import { accountContracts } from './contract'

/** Who I am, what I agreed to, what reached me. */
export const account: PhoneArea<'account'> = {
  name: 'account',
  collections: [],
  contracts: accountContracts,
  useCases: accountUseCases,
}
