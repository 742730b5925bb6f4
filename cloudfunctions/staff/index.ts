import { staffContracts } from '../areas/staff/contract'
import { phoneFunction } from '../kernel/handler'
import { staffUseCases } from '../areas/staff/actions'

export const main = phoneFunction('staff', staffContracts, staffUseCases)
