import { accountContracts } from '../areas/account/contract'
import { phoneFunction } from '../kernel/handler'
import { accountUseCases } from '../areas/account/actions'

export const main = phoneFunction('account', accountContracts, accountUseCases)
