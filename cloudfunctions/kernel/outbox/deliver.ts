import { deliveryStore } from './deliveries-store'
import type { DeliveryDoc } from '../documents'
import type { WorkContext } from '../context'
import type { AnyChannel } from '../channels'
import { CHANNELS } from '../channels'
import type { Message, Sent, Source } from '../channels/channel'
import { NO_ANSWER } from '../platform/services'
import type { Outcome } from './failures'
import type { Notice } from './notice'
import type { AudiencePage, Subject } from './subject'

export interface Batch {
  /** Of what this tells. Every message's id is derived from it, so nothing is sent twice. */
  sourceId: string
  notices: readonly Notice[]
  subject: Subject
  /** This is the last attempt: what still fails is stored as failed. */
  isLast: boolean
  /** Goes on with a large audience from here; all others were told with the first page. */
  after?: string
}

export interface Run {
  context: WorkContext
  /** Channels that sent something in this run. */
  used: Set<AnyChannel>
  /** How many messages in a row a channel did not answer. */
  silent: Map<AnyChannel, number>
  /** @returns whether this run has no time left */
  isOver(): boolean
}

/** Of a channel that hangs so many messages wait for its time limit in one run; the others go on without it. */
const MOST_SILENT = 2

export interface Delivered {
  /** Something failed that may succeed later. */
  again: boolean
  /** The run's time was over before all of the page were told. */
  cut: boolean
  /** Where the next page of a large audience begins, when there is one. */
  next?: string
}

/**
 * Tells people what is to be told, by every channel that is for it. Done again after a crash, it tells nobody twice.
 * @throws the first failure of a message, after all others were sent
 */
export async function deliver(batch: Batch, run: Run): Promise<Delivered> {
  const { notices, sourceId, after = '' } = batch
  const done: Delivered = { again: false, cut: false }
  if (notices.length === 0) return done
  const settled = await settledOf(batch, run)
  const source: Source = { sourceId, reference: await run.context.reference() }
  const told = new Set<string>()
  const failures: unknown[] = []
  for (const notice of byImportance(notices)) {
    if (after !== '' && !batch.subject.isLarge(notice.to)) continue
    const { people, next } = await newPeople(notice, batch, told)
    if (next !== undefined) done.next = next
    for (const channel of CHANNELS) {
      const messages = channel.plan(notice, batch.subject, people, source)
      const { again, cut } = await sendAll(channel, messages, { ...batch, settled, failures }, run)
      done.again ||= again
      done.cut ||= cut
      if (cut) return done
    }
  }
  if (failures.length > 0) throw failures[0]
  return done
}

/** Whoever holds two roles hears what matters more. */
function byImportance(notices: readonly Notice[]): Notice[] {
  const weight = ({ urgent, important }: Notice): number => (urgent ? 2 : important ? 1 : 0)
  return [...notices].sort((a, b) => weight(b) - weight(a))
}

/** @returns the people of a notice who have not been told by an earlier one of the same source */
async function newPeople(
  { to }: Notice,
  { subject, after = '' }: Batch,
  told: Set<string>,
): Promise<AudiencePage> {
  const page = await subject.people(to, after)
  const people = page.people.filter(({ _id }) => !told.has(_id))
  for (const { _id } of people) told.add(_id)
  return { ...page, people }
}

/** @returns ids of messages that are done with, one way or the other */
async function settledOf({ sourceId }: Batch, { context }: Run): Promise<Set<string>> {
  const deliveries = deliveryStore(context.db)
  const earlier = await deliveries.of(sourceId)
  if (earlier.some(({ state }) => state === 'sending')) await deliveries.giveUpSending(sourceId)
  return new Set(earlier.filter(({ state }) => state !== 'waiting').map(({ _id }) => _id))
}

async function sendAll(
  channel: AnyChannel,
  messages: readonly Message<unknown>[],
  batch: Batch & { settled: Set<string>; failures: unknown[] },
  run: Run,
): Promise<Delivered> {
  const done: Delivered = { again: false, cut: false }
  if (messages.length === 0) return done
  run.used.add(channel)
  for (const message of messages.filter(({ id }) => !batch.settled.has(id))) {
    if (run.isOver()) return { ...done, cut: true }
    try {
      const outcome = await sendUnlessSilent(channel, message, batch, run)
      done.again ||= outcome === 'temporary' && !batch.isLast
    } catch (error) {
      // One that cannot be written down must not keep the others waiting.
      batch.failures.push(error)
    }
  }
  return done
}

/** A channel that hangs is not asked any more in this run: each message would wait for its time limit. */
async function sendUnlessSilent(
  channel: AnyChannel,
  message: Message<unknown>,
  batch: Batch,
  { context, silent }: Run,
): Promise<Outcome> {
  const before = silent.get(channel) ?? 0
  const hangs = before >= MOST_SILENT
  if (hangs && !batch.isLast) return 'temporary'
  const asked: AnyChannel = hangs ? { ...channel, send: () => Promise.resolve(UNSENT) } : channel
  const outcome = await sendOne(asked, message, batch, context)
  if (!hangs) silent.set(channel, outcome === 'unknown' ? before + 1 : 0)
  return outcome
}

/** Not even asked, and this was the last attempt: it is stored as failed. */
const UNSENT: Sent = { outcome: 'temporary', code: NO_ANSWER }

async function sendOne(
  channel: AnyChannel,
  message: Message<unknown>,
  { isLast }: Batch,
  context: WorkContext,
): Promise<Outcome> {
  if (channel.record === 'itself') return (await channel.send(message, context)).outcome
  const deliveries = deliveryStore(context.db)
  const { id, sourceId, subject, to } = message
  const start = { _id: id, eventId: sourceId, subject, at: context.now, channel: channel.name, to, code: 0 }
  if (!(await deliveries.begin({ ...start, state: 'sending' }))) return 'sent'
  const { outcome, code } = await channel.send(message, context)
  await deliveries.finish(id, stateFor(outcome, isLast), code)
  return outcome
}

function stateFor(outcome: Outcome, isLast: boolean): DeliveryDoc['state'] {
  if (outcome === 'sent' || outcome === 'refused' || outcome === 'unknown') return outcome
  return outcome === 'temporary' && !isLast ? 'waiting' : 'failed'
}
