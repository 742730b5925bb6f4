import { fillDerived } from '../areas/case/sweeps/fill-derived'
import { forgetMedia } from '../areas/media/sweeps/forget-media'
import { recordMedia } from '../areas/case/sweeps/record-media'
import { recalculate } from '../areas/case/sweeps/recalculate'
import { remindOfCalendar } from '../areas/calendar/remind-of-calendar'
import { sweep } from '../areas/case/sweeps/sweep'
import { workerFunction } from '../kernel/worker'

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
