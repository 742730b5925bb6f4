import type { CaseDoc } from './documents'
import { formatCaseNumber } from '#domain/case/case-number'
import { localTime } from '../../city/local-time'
import type { WorkContext } from '../../kernel/context'
import type { Reference } from '../../city/reference'
import type { Audience } from './audience'
import { peopleIn } from './audience'
import { shorten } from '#domain/kernel/text/shorten'
import { publicSight } from './access'
import { categoryName, INBOX_PAGE, pageFor, templateData, whereIs } from './messages'
import type { Subject } from '../../kernel/outbox/subject'

const ADDRESS = 60

/** @returns 2611 2518 2020 路面破损（西区街道）: what anybody may know who follows a case */
export function publicName(found: CaseDoc, reference: Reference): string {
  const town = reference.town(found.place.townId)?.name
  return `${formatCaseNumber(found.number)} ${categoryName(found, reference)}${town ? `（${town}）` : ''}`
}

/** What a group reads of a case. */
export function caseFacts(found: CaseDoc, reference: Reference): Subject['facts'] {
  return [
    { label: '编号', value: found.number },
    { label: '类别', value: categoryName(found, reference) },
    { label: '地点', value: shorten(whereIs(found, reference), ADDRESS) },
  ]
}

/**
 * A case, as messages tell of it.
 * @param at epoch ms of what is told
 */
export function caseSubject(found: CaseDoc, at: number, reference: Reference, context: WorkContext): Subject {
  return {
    ref: { kind: 'case', id: found._id },
    number: found.number,
    // Followers may not see the case itself, or not any more.
    nameFor: (to) => (to === 'followers' ? '' : found.text),
    urgent: found.urgency === 'danger',
    groupOf: (to) => (to === 'liaisons' ? found.leadDepartmentId : ''),
    facts: caseFacts(found, reference),
    dueAt: found.dueAt,
    when: (moment) => localTime(moment, reference),
    people: (to, after) => peopleIn(to as Audience, found, context, after),
    isLarge: (to) => to === 'followers',
    templateId: (purpose) => reference.city.templates[purpose],
    templateData: (purpose, notice) => templateData(purpose, notice, { found, at, reference }),
    page: (purpose, to) =>
      to === 'followers' && publicSight(found) === 'none' ? INBOX_PAGE : pageFor(purpose, found._id),
  }
}
