import type { PhoneArea } from '../../kernel/area'
import { mediaUseCases } from './actions'
import { mediaCollections } from './collections'
import { mediaContracts } from './contract'

/** Files that people took or chose: kept where nobody can change them, and checked. */
export const media: PhoneArea<'media'> = {
  name: 'media',
  collections: mediaCollections,
  contracts: mediaContracts,
  useCases: mediaUseCases,
}
