import { collectionsOf } from './collections'
import type { KernelDocuments } from './documents'

/** What belongs to no area: people, and what is told to them. Each index is named after the question that it answers. */
export const kernelCollections = collectionsOf<KernelDocuments>({
  people: {
    by_department: ['departmentId', 'active', 'roles', '_id'],
    by_role: ['roles', 'active', '_id'],
  },
  deliveries: { by_event_and_state: ['eventId', 'state'], old: ['at'] },
  inbox: { by_person: ['openid', '-at', '-_id'] },
  history: { timeline: ['subject.id', 'subject.kind', 'version', '_id'], outbox: ['outboxAt'] },
  outbox: { due: ['outboxAt'], finished: ['outboxAt', 'at'] },
  robots: { to_work: ['wakeAt'] },
  robot_messages: {
    waiting: ['departmentId', 'state', 'rank', 'at', '_id'],
    settled: ['state', 'at'],
  },
})
