import type { CaseDoc } from './documents'
import { localTime } from '../../city/local-time'
import type { WorkContext } from '../../kernel/context'
import type { Opened, Telling } from '../../kernel/outbox/kinds'
import type { CaseEntry } from './entries'
import { asCaseEntry } from './entries'
import { eventFacts } from './event-facts'
import { tellMerged } from './main-case'
import { noticesFor } from './notices'
import { caseStore } from './store'
import { caseSubject, publicName } from './subject'
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
    notices: noticesFor({
      found,
      event,
      departmentName,
      when,
      subject: publicName(found, reference),
      reasonName: reason,
    }),
    follows: () => tellMerged(found, event, context),
    also: () => wakeChecks(event, found, context),
  }
}

/** Whatever it brought waits for its check since it was attached; this only saves it the minute until the timer looks. */
function wakeChecks({ action, media }: CaseEntry, found: CaseDoc, { services }: WorkContext): void {
  const brought = action === 'submit' ? found.media : media
  if (brought.length > 0) services.kickChecks()
}
