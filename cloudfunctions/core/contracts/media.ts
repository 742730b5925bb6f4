import type { Contracts } from './contract'
import { mediaFile } from './fields'

/** Pictures are kept while the form is filled in, before anybody agrees to anything; nothing shows them until then. */
export const mediaContracts: Contracts<'media'> = {
  keep: { who: 'anyone', input: mediaFile },
}
