import type { Contracts } from './contract'
import { nothing } from './fields'

export const cityContracts: Contracts<'city'> = {
  home: { who: 'anyone', input: nothing },
  services: { who: 'anyone', input: nothing },
}
