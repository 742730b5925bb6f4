import type { UseCases } from '../../../kernel/contract/contract'
import { announcement } from './announcement'

export const cityUseCases: UseCases<'city'> = {
  home: (_input, { home }) => home(),
  announcement,
  services: async (_input, { reference }) => ({ groups: (await reference()).city.serviceGroups }),
}
