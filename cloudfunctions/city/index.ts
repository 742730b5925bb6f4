import { cityContracts } from '../areas/city/contract'
import { phoneFunction } from '../kernel/handler'
import { cityUseCases } from '../areas/city/actions'

export const main = phoneFunction('city', cityContracts, cityUseCases)
