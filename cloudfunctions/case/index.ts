import { caseContracts } from '../core/contracts/case'
import { phoneFunction } from '../core/handler'
import { caseUseCases } from '../core/usecases/case'

export const main = phoneFunction('case', caseContracts, caseUseCases)
