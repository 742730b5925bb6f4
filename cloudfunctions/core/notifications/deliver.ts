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
  /** Goes on with the followers from here; all others were told with the first page. */
  after?: string
}

export interface Delivered {
  /** Something failed that may succeed later. */
  again: boolean
  /** Where the followers' next page begins, when there is one. */
  next?: string
}

interface Work extends Batch {
  context: WorkContext
  /** Ids of deliveries that are settled. */
  settled: Set<string>
}

/**
 * Sends what is to be told: inbox, subscribe message, group robot. Of the followers it tells one page, so that a worker
 * is never at it longer than it may be.
 */
export async function deliver(batch: Batch, context: WorkContext): Promise<Delivered> {
  const { after = '', subject } = batch
  const delivered: Delivered = { again: false }
  for (const notice of batch.notices) {
    if (after !== '' && notice.to !== 'followers') continue
    const { people, next } = await peopleIn(notice.to, subject.found, context, after)
    if (next !== undefined) delivered.next = next
    const settled = await settledOf(notice, people, batch, context)
    const failed = await tellAll(notice, people, { ...batch, context, settled })
    delivered.again ||= failed
  }
  return delivered
}

/** @returns whether something failed that may succeed later */
async function tellAll(notice: Notice, people: PersonDoc[], work: Work): Promise<boolean> {
  let again = false
  for (const person of people) {
    await tellInbox(notice, person, work)
    again = (await tellBySubscribeMessage(notice, person, work)) || again
  }
  return (await tellRobot(notice, work)) || again
}

function settledOf(
  { purpose, robot }: Notice,
  people: PersonDoc[],
  { sourceId, subject }: Batch,
  { repos }: WorkContext,
): Promise<Set<string>> {
  const toPeople = purpose ? people.map(({ _id }) => deliveryIdOf(sourceId, 'subscribe', _id)) : []
  const toRobot = robot ? [deliveryIdOf(sourceId, 'robot', subject.found.leadDepartmentId)] : []
  return repos.deliveries.existing([...toPeople, ...toRobot])
}

function deliveryIdOf(sourceId: string, channel: DeliveryDoc['channel'], to: string): string {
  return idOf('delivery', sourceId, channel, to)
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
  const _id = deliveryIdOf(sourceId, channel, to)
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
