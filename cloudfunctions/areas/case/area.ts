import type { PhoneArea } from '../../kernel/area'
import { caseUseCases } from './actions'
import { caseCollections } from './collections'
import { caseContracts } from './contract'
import { caseHome } from './home-block'

/** What citizens report, and what becomes of it. */
export const caseArea: PhoneArea<'case'> = {
  name: 'case',
  collections: caseCollections,
  contracts: caseContracts,
  useCases: caseUseCases,
  homeBlock: caseHome,
}
