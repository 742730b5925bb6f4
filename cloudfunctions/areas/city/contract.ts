import * as z from 'zod'
import type { Contracts } from '../../kernel/contract/contract'
import { id, nothing } from '../../kernel/contract/fields'

export const cityContracts: Contracts<'city'> = {
  home: { who: 'anyone', input: nothing },
  announcement: { who: 'anyone', input: z.object({ id }) },
  services: { who: 'anyone', input: nothing },
}
