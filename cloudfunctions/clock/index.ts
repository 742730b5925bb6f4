import { fillDerived } from '../core/sweeps/fillDerived'
import { forgetMedia } from '../core/sweeps/forget-media'
import { recordMedia } from '../core/sweeps/record-media'
import { recalculate } from '../core/sweeps/recalculate'
import { remindOfCalendar } from '../core/sweeps/remind-calendar'
import { sweep } from '../core/sweeps/sweep'
import { workerFunction } from '../core/worker'

/**
 * Runs every five minutes: warnings, the end of waiting, reminders, the archive, promises that a new calendar moves, what
 * an update left to do.
 */
export const main = workerFunction('clock', async (_event, context) => ({
  ...(await recalculate(context)),
  ...(await sweep(context)),
  filled: await fillDerived(context),
  calendarMissing: await remindOfCalendar(context),
  recorded: await recordMedia(context),
  forgotten: await forgetMedia(context),
}))
