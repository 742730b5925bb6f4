import type { UseCases } from '../../../kernel/contract/contract'
import { ask } from './ask'
import { ofCase } from './of-case'
import { open } from './open'
import { taskSteps } from './step'

export const taskUseCases: UseCases<'task'> = { ask, ofCase, open, ...taskSteps }
