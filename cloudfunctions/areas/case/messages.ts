import type { TemplatePurpose } from '#domain/api/account'
import { placeName } from '#domain/case/place-check'
import { stateLabel } from '#domain/case/workflow'
import { formatTime } from '#domain/kernel/time'
import type { CaseDoc } from './documents'
import type { Reference } from '../../city/reference'
import { shorten, unitsOf } from '#domain/kernel/text/shorten'
import type { Notice } from '../../kernel/outbox/notice'

/** WeChat takes 20 characters in a `thing`. It does not say how it counts an emoji, so that the strictest way holds. */
const THING = 20

/** A field of the kind `thing` may not be empty. */
const thing = (text: string): string => shorten(text, THING, unitsOf) || '无'

/** @returns 2026年11月23日 14:05 in the city's time, as WeChat takes it */
function templateTime(at: number, { city }: Reference): string {
  return formatTime(at, city.workingHours, 'fullMoment')
}

/** A case, at the moment that a message tells of. */
export interface Told {
  found: CaseDoc
  at: number
  reference: Reference
}

export function categoryName({ categoryId }: CaseDoc, reference: Reference): string {
  return reference.category(categoryId)?.name ?? '其他'
}

export function whereIs({ place }: CaseDoc, reference: Reference): string {
  return placeName(place.address, reference.town(place.townId)?.name ?? '')
}

/** The fields of each template, in the order in which the city registers them (docs/deploy.md). */
const TEMPLATE_DATA: Record<TemplatePurpose, (notice: Notice, subject: Told) => Record<string, string>> = {
  progress: (notice, { found, at, reference }) => ({
    character_string1: found.number,
    thing2: thing(found.text),
    phrase3: stateLabel(found.state),
    time4: templateTime(at, reference),
    thing5: thing(notice.brief ?? notice.text),
  }),
  finished: (notice, { found, at, reference }) => ({
    character_string1: found.number,
    // Followers may not see the case itself, or not any more; what the reporter wrote is not told to them.
    thing2: thing(notice.to === 'reporter' ? found.text : categoryName(found, reference)),
    thing3: thing(reference.department(found.leadDepartmentId)?.shortName ?? ''),
    time4: templateTime(found.closedAt || at, reference),
    thing5: thing(notice.brief ?? notice.text),
  }),
  task: ({ title, due }, { found, at, reference }) =>
    officeData(found, { title, dueAt: due?.at ?? (found.dueAt || at) }, reference),
}

/**
 * What the template for offices says of something that is to be done about a case.
 * @param dueAt until when, epoch ms
 */
export function officeData(
  found: CaseDoc,
  { title, dueAt }: { title: string; dueAt: number },
  reference: Reference,
): Record<string, string> {
  return {
    character_string1: found.number,
    thing2: thing(categoryName(found, reference)),
    thing3: thing(whereIs(found, reference)),
    time4: templateTime(dueAt, reference),
    thing5: thing(title),
  }
}

/** @returns what a subscribe message of this purpose says, within WeChat's limits */
export function templateData(
  purpose: TemplatePurpose,
  notice: Notice,
  subject: Told,
): Record<string, string> {
  return TEMPLATE_DATA[purpose](notice, subject)
}

/** Where those read on who may not see the case. */
export const INBOX_PAGE = 'packages/account/inbox/index'

/** @returns the page that a tap on the message opens */
export function pageFor(purpose: TemplatePurpose, caseId: string): string {
  const page = purpose === 'task' ? 'packages/staff/case/index' : 'packages/case/detail/index'
  return `${page}?id=${caseId}`
}
