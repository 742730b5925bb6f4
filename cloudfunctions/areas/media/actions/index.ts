import type { UseCases } from '../../../kernel/contract/contract'
import { begin } from './begin'
import { keep } from './keep'

export const mediaUseCases: UseCases<'media'> = { begin, keep }
