import type { UseCases } from '../../contracts/contract'
import { keep } from './keep'

export const mediaUseCases: UseCases<'media'> = { keep }
