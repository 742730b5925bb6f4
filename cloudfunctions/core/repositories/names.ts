import type {
  CaseDoc,
  CategoryDoc,
  CityDoc,
  DeliveryDoc,
  DepartmentDoc,
  EventDoc,
  InboxDoc,
  MediaCheckDoc,
  MediaDoc,
  PersonDoc,
  SupportDoc,
  TownDoc,
} from '../../database/documents'

/** Which documents a collection holds. */
export interface Documents {
  people: PersonDoc
  departments: DepartmentDoc
  categories: CategoryDoc
  towns: TownDoc
  settings: CityDoc
  cases: CaseDoc
  case_events: EventDoc
  supports: SupportDoc
  deliveries: DeliveryDoc
  inbox: InboxDoc
  media: MediaDoc
  media_checks: MediaCheckDoc
}
export type CollectionName = keyof Documents
