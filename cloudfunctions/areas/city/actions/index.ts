import type { UseCases } from '../../../kernel/contract/contract'

export const cityUseCases: UseCases<'city'> = {
  home: (_input, { home }) => home(),
  services: async (_input, { reference }) => ({ groups: (await reference()).city.serviceGroups }),
}
