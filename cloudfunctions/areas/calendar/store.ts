import { perStore } from '../../kernel/per-store'
import type { CalendarDoc, CalendarYear, SettingsDoc } from '../../city/documents'
import type { Changes, Store } from '../../kernel/platform/database'
import { DuplicateError } from '../../kernel/platform/database'

const ID = 'calendar'

/** The city's calendar, one document of its settings. */
function createCalendar(store: Store) {
  const settings = store.collection<SettingsDoc>('settings')

  /** Two that come first at once make one document. */
  async function update(changes: Changes<CalendarDoc>): Promise<void> {
    if (await settings.update(ID, changes as never)) return
    const empty: CalendarDoc = { _id: ID, years: {}, remindedOn: '' }
    await settings.insert(empty).catch((error: unknown) => {
      if (!(error instanceof DuplicateError)) throw error
    })
    await settings.update(ID, changes as never)
  }

  return {
    get: () => settings.get(ID) as Promise<CalendarDoc | undefined>,
    /** Stores years, each whole in the place of what was known of it. */
    putYears: (years: readonly CalendarYear[]) =>
      update(Object.fromEntries(years.map((year) => [`years.${year.year}`, year])) as Changes<CalendarDoc>),
    setRemindedOn: (remindedOn: string) => update({ remindedOn }),
  }
}

export const calendarStore = perStore(createCalendar)
