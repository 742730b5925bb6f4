import { mediaContracts } from '../areas/media/contract'
import { phoneFunction } from '../kernel/handler'
import { mediaUseCases } from '../areas/media/actions'

/** Apart from the others because it moves whole files: what it needs in memory and time must not be theirs. */
export const main = phoneFunction('media', mediaContracts, mediaUseCases)
