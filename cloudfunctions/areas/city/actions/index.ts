import type { UseCases } from '../../../kernel/contract/contract'
import { home } from './home'

export const cityUseCases: UseCases<'city'> = {
  home,
  services: async (_input, { reference }) => ({ groups: (await reference()).city.serviceGroups }),
}
