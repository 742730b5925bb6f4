import { caseContracts } from '../areas/case/contract'
import { phoneFunction } from '../kernel/handler'
import { caseUseCases } from '../areas/case/actions'

export const main = phoneFunction('case', caseContracts, caseUseCases)
