import type { UseCases } from '../../../kernel/contract/contract'
import { revise } from './revise'
import { articleSteps } from './step'
import { view } from './view'
import { write } from './write'

export const articleUseCases: UseCases<'article'> = { write, revise, view, ...articleSteps }
