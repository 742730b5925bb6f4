import { workRobots } from '../core/notifications/robots/work-robots'
import { workerFunction } from '../core/worker'

/** Runs every minute, and whenever something waits for a group robot. By itself, so that no robot keeps people waiting. */
export const main = workerFunction('robots', (_event, context) => workRobots(context))
