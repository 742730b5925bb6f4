import type { CaseDoc, EventDoc, SupportDoc } from './case/documents'
import type { MediaCheckDoc, MediaDoc } from './media/documents'
import type { CategoryDoc, DepartmentDoc, SettingsDoc, TownDoc } from '../city/documents'
import type {
  DeliveryDoc,
  InboxDoc,
  OutboxDoc,
  PersonDoc,
  RobotDoc,
  RobotMessageDoc,
} from '../kernel/documents'

/** Which documents a collection holds. */
export interface Documents {
  people: PersonDoc
  departments: DepartmentDoc
  categories: CategoryDoc
  towns: TownDoc
  settings: SettingsDoc
  cases: CaseDoc
  case_events: EventDoc
  supports: SupportDoc
  deliveries: DeliveryDoc
  inbox: InboxDoc
  outbox: OutboxDoc
  robots: RobotDoc
  robot_messages: RobotMessageDoc
  media: MediaDoc
  media_checks: MediaCheckDoc
}
export type CollectionName = keyof Documents
