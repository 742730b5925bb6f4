import type { Contracts } from '../../kernel/contract/contract'
import { mediaFile } from '../../kernel/contract/fields'

/** Pictures are kept while the form is filled in, before anybody agrees to anything; nothing shows them until then. */
export const mediaContracts: Contracts<'media'> = {
  keep: { who: 'anyone', input: mediaFile },
}
