import { mediaContracts } from '../core/contracts/media'
import { phoneFunction } from '../core/handler'
import { mediaUseCases } from '../core/usecases/media'

/** Apart from the others because it moves whole files: what it needs in memory and time must not be theirs. */
export const main = phoneFunction('media', mediaContracts, mediaUseCases)
