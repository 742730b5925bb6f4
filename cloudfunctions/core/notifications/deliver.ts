import type { DeliveryDoc, PersonDoc } from '../../database/documents'
import type { WorkContext } from '../context'
import { idOf } from '../ids'
import type { OpenApiAnswer } from '../platform/services'
import { peopleIn } from './audience'
import { outcomeOf } from './failures'
import type { Subject } from './messages'
import { inboxText, pageFor, robotMarkdown, templateData } from './messages'
import type { Notice } from './notice'

export interface Batch {
  /** Of what this tells: an event, or a sweep. Every message's id is derived from it, so nothing is sent twice. */
  sourceId: string
  notices: Notice[]
  subject: Subject
  /** This is the last attempt: what still fails is stored as failed. */
  isLast: boolean
}

interface Work extends Batch {
  context: WorkContext
  /** Ids of deliveries that are settled. */
  settled: Set<string>
}

/**
 * Sends what is to be told: inbox, subscribe message, group robot.
 * @returns whether something failed that may succeed later
 */
export async function deliver(batch: Batch, context: WorkContext): Promise<{ again: boolean }> {
  if (batch.notices.length === 0) return { again: false }
  const earlier = await context.repos.deliveries.of(batch.sourceId)
  const work: Work = { ...batch, context, settled: new Set(earlier.map(({ _id }) => _id)) }
  let again = false
  for (const notice of batch.notices) {
    const people = await peopleIn(notice.to, batch.subject.found, context)
    for (const person of people) {
      await tellInbox(notice, person, work)
      again = (await tellBySubscribeMessage(notice, person, work)) || again
    }
    again = (await tellRobot(notice, work)) || again
  }
  return { again }
}

async function tellInbox(notice: Notice, { _id: openid }: PersonDoc, work: Work): Promise<void> {
  const { sourceId, subject, context } = work
  await context.repos.inbox.put({
    _id: idOf('inbox', sourceId, notice.to, openid),
    openid,
    at: context.now,
    title: notice.title,
    text: inboxText(notice, subject.found),
    caseId: subject.found._id,
  })
}

/** The routine leaves the last message of a template for what is important. */
function maySpend({ important }: Notice, credits: number): boolean {
  return credits > (important ? 0 : 1)
}

async function tellBySubscribeMessage(notice: Notice, person: PersonDoc, work: Work): Promise<boolean> {
  const { purpose } = notice
  if (!purpose) return false
  const { subject, context } = work
  const templateId = subject.reference.city.templates[purpose]
  if (templateId === '' || !maySpend(notice, person.credits[templateId] ?? 0)) return false
  return attempt('subscribe', person._id, work, async () => {
    const answer = await context.services.sendSubscribeMessage({
      openid: person._id,
      templateId,
      page: pageFor(purpose, subject.found._id),
      data: templateData(purpose, notice, subject),
    })
    const outcome = outcomeOf(answer.code)
    if (outcome === 'sent') await context.repos.people.spendCredit(person._id, templateId)
    if (outcome === 'refused') await context.repos.people.clearCredits(person._id, templateId)
    return answer
  })
}

async function tellRobot(notice: Notice, work: Work): Promise<boolean> {
  const { subject, context } = work
  const department = subject.reference.department(subject.found.leadDepartmentId)
  if (!notice.robot || !department?.robotKey) return false
  return attempt('robot', department._id, work, () =>
    context.services.sendRobotMessage(department.robotKey, robotMarkdown(notice, subject)),
  )
}

/** @returns whether it may be tried again later; what is settled is recorded once and for all */
async function attempt(
  channel: DeliveryDoc['channel'],
  to: string,
  work: Work,
  send: () => Promise<OpenApiAnswer>,
): Promise<boolean> {
  const { sourceId, subject, context, isLast, settled } = work
  const _id = idOf('delivery', sourceId, channel, to)
  if (settled.has(_id)) return false
  const { code } = await send()
  const outcome = outcomeOf(code)
  if (outcome === 'temporary' && !isLast) return true
  settled.add(_id)
  const state = outcome === 'temporary' ? 'failed' : outcome
  await context.repos.deliveries.record({
    _id,
    eventId: sourceId,
    caseId: subject.found._id,
    at: context.now,
    channel,
    to,
    state,
    code,
  })
  return false
}
