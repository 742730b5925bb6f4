import { cityContracts } from '../core/contracts/city'
import { phoneFunction } from '../core/handler'
import { cityUseCases } from '../core/usecases/city'

export const main = phoneFunction('city', cityContracts, cityUseCases)
