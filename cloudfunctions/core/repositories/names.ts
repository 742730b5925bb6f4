import type {
  CaseDoc,
  CategoryDoc,
  DeliveryDoc,
  DepartmentDoc,
  EventDoc,
  InboxDoc,
  MediaCheckDoc,
  PersonDoc,
  SettingsDoc,
  SupportDoc,
  TownDoc,
} from '../../database/documents'

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
  media_checks: MediaCheckDoc
}
export type CollectionName = keyof Documents
