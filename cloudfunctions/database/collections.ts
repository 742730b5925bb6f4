import type { AccessRules, CollectionSchema, IndexSchema } from '../kernel/collections'

/** Everything goes through the functions: no phone reads or writes the database itself. */
const FUNCTIONS_ONLY: AccessRules = { read: false, write: false }

/** `-field` is descending. */
function index(name: string, fields: string[], unique = false): IndexSchema {
  return {
    name,
    fields: fields.map((field) =>
      field.startsWith('-') ? { field: field.slice(1), order: 'desc' } : { field, order: 'asc' },
    ),
    ...(unique ? { unique } : {}),
  }
}

const collection = (name: string, indexes: IndexSchema[] = []): CollectionSchema => ({
  name,
  indexes,
  rules: FUNCTIONS_ONLY,
})

/** The database as data. Each index is named after the question that it answers. */
export const collections: CollectionSchema[] = [
  collection('people', [index('by_department', ['departmentId']), index('by_role', ['roles'])]),
  collection('departments'),
  collection('categories'),
  collection('towns'),
  collection('settings'),
  collection('cases', [
    index('by_number', ['number'], true),
    index('mine', ['reporter.openid', '-submittedAt', '-_id']),
    index('department_queue', ['leadDepartmentId', 'state', 'dueAt', '_id']),
    index('department_late', ['leadDepartmentId', 'dueAt', '_id']),
    index('department_done', ['leadDepartmentId', '-closedAt', '-_id']),
    index('department_to_publish', ['leadDepartmentId', 'toPublish', '-submittedAt', '-_id']),
    index('city_queue', ['state', 'dueAt', '_id']),
    index('city_late', ['dueAt', '_id']),
    index('city_done', ['-closedAt', '-_id']),
    index('city_to_publish', ['toPublish', '-submittedAt', '-_id']),
    index('public_all', ['published', '-submittedAt', '-_id']),
    index('public_open', ['published', 'closedAt', '-submittedAt', '-_id']),
    index('public_finished', ['published', '-closedAt', '-_id']),
    index('public_by_category', ['published', 'categoryId', '-submittedAt', '-_id']),
    index('public_by_town', ['published', 'place.townId', '-submittedAt', '-_id']),
    index('on_map', ['mapCells', '-submittedAt', '-_id']),
    index('merged_into', ['parentId', '_id']),
    index('to_sweep', ['sweepAt']),
    index('to_recalculate', ['assumedFrom']),
    index('media_to_record', ['mediaRecorded']),
    index('to_fill', ['generation', '-submittedAt']),
  ]),
  collection('history', [
    index('timeline', ['subject.id', 'subject.kind', 'version', '_id']),
    index('outbox', ['outboxAt']),
  ]),
  // Of the first release; the clock moves what it holds to `history`.
  collection('case_events', [index('outbox', ['outboxAt'])]),
  collection('supports', [
    index('by_person', ['openid', '-at', '-_id']),
    index('by_case', ['caseId', '_id']),
  ]),
  collection('deliveries', [index('by_event_and_state', ['eventId', 'state'])]),
  collection('outbox', [index('due', ['outboxAt'])]),
  collection('robots', [index('to_work', ['wakeAt'])]),
  collection('robot_messages', [index('waiting', ['departmentId', 'state', 'rank', 'at', '_id'])]),
  collection('inbox', [index('by_person', ['openid', '-at', '-_id'])]),
  collection('media', [index('unattached', ['attachedTo', 'at'])]),
  collection('media_checks', [index('by_media', ['mediaId']), index('by_upload', ['fileId'])]),
]
