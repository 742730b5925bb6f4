import { workRobots } from '../kernel/channels/robots/work-robots'
import { workerFunction } from '../kernel/worker'

/** Runs every minute, and whenever something waits for a group robot. By itself, so that no robot keeps people waiting. */
export const main = workerFunction('robots', (_event, context) => workRobots(context))
