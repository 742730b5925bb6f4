import { workRobots } from '../kernel/channels/robots/work-robots'
import { workerFunction } from '../kernel/worker'

export const main = workerFunction('robots', (_event, context) => workRobots(context))
