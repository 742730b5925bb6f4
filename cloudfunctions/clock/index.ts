import { sweep } from '../core/sweeps/sweep'
import { workerFunction } from '../core/worker'

/** Runs every five minutes: warnings, the end of waiting, reminders, the archive. */
export const main = workerFunction('clock', (_event, context) => sweep(context))
