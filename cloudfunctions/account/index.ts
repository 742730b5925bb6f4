import { accountContracts } from '../core/contracts/account'
import { phoneFunction } from '../core/handler'
import { accountUseCases } from '../core/usecases/account'

export const main = phoneFunction('account', accountContracts, accountUseCases)
