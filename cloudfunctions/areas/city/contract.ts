import type { Contracts } from '../../kernel/contract/contract'
import { nothing } from '../../kernel/contract/fields'

export const cityContracts: Contracts<'city'> = {
  home: { who: 'anyone', input: nothing },
  services: { who: 'anyone', input: nothing },
}
