import { perStore } from '../kernel/per-store'
import type { CityDoc, SettingsDoc } from './documents'
import { AppError } from '#domain/kernel/errors'
import type { Store } from '../kernel/platform/database'

/** The city's settings as they are now, for what may not be a minute old like `Context.reference`. */
function createSettings(store: Store) {
  return {
    /** @throws AppError `unavailable` when the city was never set up */
    async city(): Promise<CityDoc> {
      const city = await store.collection<SettingsDoc>('settings').get('city')
      if (city?._id !== 'city') throw new AppError('unavailable', { detail: 'settings/city is missing' })
      return city
    },
  }
}

export const settingsStore = perStore(createSettings)
