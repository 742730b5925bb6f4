import type { Database, Store } from '../kernel/platform/database'
import { createCaseMap } from './case/map-store'
import { createCalendar } from './calendar/store'
import { createCases } from './case/store'
import { createDeliveries } from '../kernel/outbox/deliveries-store'
import { createEvents } from '../kernel/process/history'
import { createInbox } from './account/inbox-store'
import { createMedia } from './media/media-store'
import { createMediaChecks } from './media/media-checks-store'
import { createOutbox } from '../kernel/outbox/outbox-store'
import { createPeople } from '../kernel/people/store'
import { createRobotMessages } from '../kernel/channels/robots/robot-messages-store'
import { createRobots } from '../kernel/channels/robots/robots-store'
import { createSettings } from '../city/settings'
import { createSupports } from './case/supports-store'

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
