import { staffContracts } from '../core/contracts/staff'
import { phoneFunction } from '../core/handler'
import { staffUseCases } from '../core/usecases/staff'

export const main = phoneFunction('staff', staffContracts, staffUseCases)
