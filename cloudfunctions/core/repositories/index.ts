import type { Database, Store } from '../platform/database'
import { createCaseMap } from './caseMap'
import { createCalendar } from './calendar'
import { createCases } from './cases'
import { createDeliveries } from './deliveries'
import { createEvents } from './events'
import { createInbox } from './inbox'
import { createMedia } from './media'
import { createMediaChecks } from './mediaChecks'
import { createOutbox } from './outbox'
import { createPeople } from './people'
import { createRobotMessages } from './robot-messages'
import { createRobots } from './robots'
import { createSettings } from './settings'
import { createSupports } from './supports'

function overStore(store: Store) {
  return {
    people: createPeople(store),
    cases: createCases(store),
    calendar: createCalendar(store),
    caseMap: createCaseMap(store),
    events: createEvents(store),
    supports: createSupports(store),
    deliveries: createDeliveries(store),
    inbox: createInbox(store),
    outbox: createOutbox(store),
    robots: createRobots(store),
    robotMessages: createRobotMessages(store),
    media: createMedia(store),
    mediaChecks: createMediaChecks(store),
    settings: createSettings(store),
    command: store.command,
  }
}

/** The repositories inside a transaction. */
export type TransactionRepositories = ReturnType<typeof overStore>

export function createRepositories(database: Database) {
  return {
    ...overStore(database),
    /** See `Database.transaction`. */
    transaction: <Result>(work: (repos: TransactionRepositories) => Promise<Result>): Promise<Result> =>
      database.transaction((store) => work(overStore(store))),
  }
}
export type Repositories = ReturnType<typeof createRepositories>
