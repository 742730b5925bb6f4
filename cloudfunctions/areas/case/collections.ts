import { collectionsOf } from '../../kernel/collections'
import type { CaseDocuments } from './documents'

const NARROWED = ['categoryId', 'place.townId'] as const
/** What a square of the map holds, the newest first. */
const ON_MAP = ['-submittedAt', '-_id', 'shownIn.stage', ...NARROWED] as const

/** Each index is named after the question that it answers. */
export const caseCollections = collectionsOf<CaseDocuments>({
  cases: {
    by_number: { unique: ['number'] },
    mine: ['reporter.openid', '-submittedAt', '-_id', 'state', 'closedAt'],
    // Lists are narrowed by category and town, which come last: they are told by the index, without the cases.
    department_queue: ['leadDepartmentId', 'state', 'dueAt', '_id', ...NARROWED],
    department_done: ['leadDepartmentId', '-closedAt', '-_id', ...NARROWED],
    department_to_publish: ['leadDepartmentId', 'toPublish', '-submittedAt', '-_id', ...NARROWED],
    city_queue: ['state', 'dueAt', '_id', ...NARROWED],
    city_late: ['dueAt', '_id', ...NARROWED],
    city_done: ['-closedAt', '-_id', ...NARROWED],
    city_to_publish: ['toPublish', '-submittedAt', '-_id', ...NARROWED],
    city_to_rule: ['toRule', 'dueAt', '_id', ...NARROWED],
    public_all: ['published', '-submittedAt', '-_id', 'state', ...NARROWED],
    public_open: ['published', 'closedAt', '-submittedAt', '-_id', 'state', ...NARROWED],
    public_finished: ['published', '-closedAt', '-_id', 'state', ...NARROWED],
    public_by_category: [
      'published',
      'categoryId',
      '-submittedAt',
      '-_id',
      'state',
      'place.townId',
      'closedAt',
    ],
    public_by_town: ['published', 'place.townId', '-submittedAt', '-_id', 'state', 'closedAt'],
    map_l1: ['shownIn.l1', ...ON_MAP],
    map_l3: ['shownIn.l3', ...ON_MAP],
    map_l5: ['shownIn.l5', ...ON_MAP],
    map_l7: ['shownIn.l7', ...ON_MAP],
    map_l9: ['shownIn.l9', ...ON_MAP],
    map_l11: ['shownIn.l11', ...ON_MAP],
    nearby: ['mapCells', '-submittedAt', '-_id'],
    merged_into: ['parentId', '_id'],
    to_sweep: ['sweepAt'],
    to_recalculate: ['assumedFrom', 'setAsideAt'],
    media_to_record: ['mediaRecorded', 'setAsideAt'],
    to_fill: ['generation', 'setAsideAt', '-submittedAt'],
  },
  case_events: { timeline: ['caseId', 'version', '_id'] },
  supports: { by_person: ['openid', '-at', '-_id'], by_case: ['caseId', '_id'] },
})
