import type {
  CaseDoc,
  CategoryDoc,
  DeliveryDoc,
  DepartmentDoc,
  EventDoc,
  InboxDoc,
  MediaCheckDoc,
  MediaDoc,
  OutboxDoc,
  PersonDoc,
  RobotDoc,
  RobotMessageDoc,
  SettingsDoc,
  SupportDoc,
  TownDoc,
} from '../database/documents'

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
