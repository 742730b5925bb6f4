import type { UseCases } from '../../../kernel/contract/contract'
import { keep } from './keep'

export const mediaUseCases: UseCases<'media'> = { keep }
