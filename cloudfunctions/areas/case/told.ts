import type { CaseDoc } from './documents'
import { localTime } from '../../city/local-time'
import type { WorkContext } from '../../kernel/context'
import type { Opened, Telling } from '../../kernel/outbox/kinds'
import { startMediaChecks } from '../media'
import { followRecord } from './covers'
import type { CaseEntry } from './entries'
import { asCaseEntry } from './entries'
import { eventFacts } from './event-facts'
import { noticesFor } from './notices'
import { caseStore } from './store'
import { caseSubject } from './subject'
import { reasonName } from './views/timeline'

/** How a case is told of. */
export const caseTelling: Telling = {
  async openSubject(id, at, context) {
    const found = await caseStore(context.db).get(id)
    return found && caseSubject(found, at, await context.reference(), context)
  },
  async openEntry(entry, context) {
    const found = await caseStore(context.db).get(entry.subject.id)
    return found && openFor(found, asCaseEntry(entry), context)
  },
}

async function openFor(found: CaseDoc, event: CaseEntry, context: WorkContext): Promise<Opened> {
  const reference = await context.reference()
  const departmentName = reference.department(found.leadDepartmentId)?.name ?? '承办部门'
  const when = (at: number) => localTime(at, reference)
  const { reasonId } = eventFacts(event)
  const reason = reasonId && reasonName(reasonId, reference)
  return {
    subject: caseSubject(found, event.at, reference, context),
    notices: noticesFor({ found, event, departmentName, when, reasonName: reason }),
    // A report's own pictures come with the case.
    checks: () =>
      startMediaChecks(event.action === 'submit' ? found.media : event.media, followRecord, context),
  }
}
