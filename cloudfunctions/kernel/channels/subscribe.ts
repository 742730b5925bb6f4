import { personStore } from '../people/store'
import { creditsFor, spentChanges } from '../people/kept-messages'
import { longTermIds } from '../../city/long-term-templates'
import type { TemplatePurpose } from '#domain/api/account'
import type { PersonDoc } from '../documents'
import type { WorkContext } from '../context'
import { idOf } from '../ids'
import { NO_ANSWER } from '../platform/services'
import type { SubscribeMessage } from '../platform/services'
import type { Outcome } from '../outbox/failures'
import { outcomeOf as outcomeOfWeChat } from '../outbox/failures'
import type { Notice } from '../outbox/notice'
import type { Subject } from '../outbox/subject'
import type { Channel } from './channel'

type Body = Omit<SubscribeMessage, 'openid'> & {
  /** Sending one leaves the right to the next. */
  isLongTerm: boolean
  /** Nothing will be told of the thing after it. */
  isLast: boolean
}

/** WeChat's own messages, one for each time that a person agreed to one. */
export const subscribeChannel: Channel<Body> = {
  name: 'subscribe',
  record: 'delivery',
  plan(notice, subject, people, { sourceId, reference: { city } }) {
    const { purpose } = notice
    const templateId = purpose === undefined ? '' : subject.templateId(purpose)
    if (purpose === undefined || templateId === '') return []
    const isLongTerm = longTermIds(city).has(templateId)
    const isLast = purpose === 'finished'
    const body = { ...bodyOf(purpose, notice, subject, templateId), isLongTerm, isLast }
    return people
      .filter((person) => maySpend(notice, person, subject.ref.id, body))
      .map(({ _id: openid }) => {
        const id = idOf('delivery', sourceId, 'subscribe', openid)
        return { id, sourceId, subject: subject.ref, to: openid, body }
      })
  },
  async send({ to, subject, body: { isLongTerm, isLast, ...body } }, context) {
    const { code } = await context.services.sendSubscribeMessage({ openid: to, ...body })
    const outcome = outcomeOfSubscribe(code)
    if (!(isLongTerm && outcome === 'sent')) await correctCredits(outcome, to, body.templateId, context)
    if (outcome === 'sent') await spendKept(to, subject.id, body.templateId, isLast, context)
    return { outcome, code }
  },
}

function bodyOf(
  purpose: TemplatePurpose,
  notice: Notice,
  subject: Subject,
  templateId: string,
): Omit<SubscribeMessage, 'openid'> {
  return { templateId, page: subject.page(purpose, notice.to), data: subject.templateData(purpose, notice) }
}

/** The routine leaves the last message of a template for what is important; what is kept for other things is theirs. */
function maySpend(
  { important }: Notice,
  person: PersonDoc,
  subjectId: string,
  { templateId, isLongTerm }: Body,
): boolean {
  if (isLongTerm) return (person.credits[templateId] ?? 0) > 0
  return creditsFor(person, subjectId, templateId) > (important ? 0 : 1)
}

async function spendKept(
  openid: string,
  subjectId: string,
  templateId: string,
  isLast: boolean,
  { db }: WorkContext,
): Promise<void> {
  const person = await personStore(db).get(openid)
  const changes = person && spentChanges(person, subjectId, templateId, isLast)
  if (changes) await personStore(db).update(openid, changes)
}

/** 43101: the person refused, or no message is left. It stays so. */
const REFUSED = 43101

/** @param code WeChat's; without an answer the message may have arrived, and a second one would cost the person another */
export function outcomeOfSubscribe(code: number): Outcome {
  if (code === REFUSED) return 'refused'
  return code === NO_ANSWER ? 'unknown' : outcomeOfWeChat(code)
}

/** What WeChat answers is the truth. */
async function correctCredits(
  outcome: Outcome,
  openid: string,
  templateId: string,
  { db }: WorkContext,
): Promise<void> {
  if (outcome === 'sent') await personStore(db).spendCredit(openid, templateId)
  if (outcome === 'refused') await personStore(db).clearCredits(openid, templateId)
}
