import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkContext } from './context'
import { cloudServices } from './platform/cloud'
import type { Database } from './platform/database'
import { createDatabase } from './platform/database'
import type { Services } from './platform/services'
import { createPeopleCache } from './people/store'
import { createReferenceCache } from '../city/reference'

/** What one instance of a function keeps between calls, and how it opens a call. */
export interface Runtime {
  services: Services
  people: ReturnType<typeof createPeopleCache>
  open(): { database: Database; context: WorkContext }
}

export interface RuntimeOptions {
  services?: Services
  /** Epoch ms. */
  clock?: () => number
  random?: () => number
}

const CONFLICT_PAUSE_MS = 25

/** Those who collided come back at different moments. */
const pauseAfterConflict = (attempt: number): Promise<void> =>
  sleep(CONFLICT_PAUSE_MS * attempt * Math.random())

export function createRuntime({
  services = cloudServices(),
  clock = Date.now,
  random = Math.random,
}: RuntimeOptions = {}): Runtime {
  const referenceAt = createReferenceCache()
  return {
    services,
    people: createPeopleCache(),
    open() {
      const database = createDatabase(services.database, pauseAfterConflict)
      const now = clock()
      return {
        database,
        context: {
          now,
          random,
          services,
          db: database,
          reference: () => referenceAt(database, now),
        },
      }
    },
  }
}
