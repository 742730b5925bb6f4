import { collectionsOf } from '../../kernel/collections'
import type { CaseDocuments } from './documents'

/** Each index is named after the question that it answers. */
export const caseCollections = collectionsOf<CaseDocuments>({
  cases: {
    by_number: { unique: ['number'] },
    mine: ['reporter.openid', '-submittedAt', '-_id'],
    department_queue: ['leadDepartmentId', 'state', 'dueAt', '_id'],
    department_late: ['leadDepartmentId', 'dueAt', '_id'],
    department_done: ['leadDepartmentId', '-closedAt', '-_id'],
    department_to_publish: ['leadDepartmentId', 'toPublish', '-submittedAt', '-_id'],
    city_queue: ['state', 'dueAt', '_id'],
    city_late: ['dueAt', '_id'],
    city_done: ['-closedAt', '-_id'],
    city_to_publish: ['toPublish', '-submittedAt', '-_id'],
    public_all: ['published', '-submittedAt', '-_id'],
    public_open: ['published', 'closedAt', '-submittedAt', '-_id'],
    public_finished: ['published', '-closedAt', '-_id'],
    public_by_category: ['published', 'categoryId', '-submittedAt', '-_id'],
    public_by_town: ['published', 'place.townId', '-submittedAt', '-_id'],
    on_map: ['mapCells', '-submittedAt', '-_id'],
    merged_into: ['parentId', '_id'],
    to_sweep: ['sweepAt'],
    to_recalculate: ['assumedFrom', 'setAsideAt'],
    media_to_record: ['mediaRecorded', 'setAsideAt'],
    to_fill: ['generation', 'setAsideAt', '-submittedAt'],
  },
  case_events: { timeline: ['caseId', 'version', '_id'] },
  supports: { by_person: ['openid', '-at', '-_id'], by_case: ['caseId', '_id'] },
})
