import { maskContacts } from '#domain/kernel/text/mask'
import { bytesOf, fit, shorten } from '#domain/kernel/text/shorten'
import { robotStore } from './robots/robots-store'
import { robotMessageStore } from './robots/robot-messages-store'
import { idOf } from '../ids'
import type { RobotMessageDoc } from '../documents'
import type { Outcome } from '../outbox/failures'
import type { Notice } from '../outbox/notice'
import type { Subject } from '../outbox/subject'
import type { Channel } from './channel'
import { plainText } from './plain-text'

/** 企业微信 takes 2,048 bytes of a text; three for each Chinese character. */
export const ROBOT_BYTES = 2_048
const TEXT = 600

type Waiting = Pick<RobotMessageDoc, 'rank' | 'title' | 'content' | 'number' | 'many' | 'due'>

/**
 * The group robot of a department. A robot may write 20 times a minute, so that messages only get in line here: each
 * waits in `robot_messages` until robots/work-robots.ts sends it, alone or together with others.
 */
export const robotChannel: Channel<Waiting> = {
  name: 'robot',
  record: 'itself',
  plan(notice, subject, _people, { sourceId, reference }) {
    const departmentId = subject.groupOf(notice.to)
    if (!notice.important || !reference.department(departmentId)?.robotKey) return []
    const id = idOf('delivery', sourceId, 'robot', departmentId)
    return [{ id, sourceId, subject: subject.ref, to: departmentId, body: waitingFor(notice, subject) }]
  },
  async send({ id, sourceId, subject, to, body }, { db, now }) {
    const message = { _id: id, sourceId, subject, departmentId: to, at: now, ...body }
    await robotMessageStore(db).put({ ...message, state: 'waiting', digestId: '' })
    await robotStore(db).wake(to, now)
    return { outcome: 'sent', code: 0 }
  },
  afterRun: ({ services }) => services.kickRobots(),
}

function waitingFor(notice: Notice, subject: Subject): Waiting {
  const { title, many = '', due } = notice
  return {
    rank: notice.urgent || subject.urgent ? 0 : 1,
    title,
    content: robotText(notice, subject),
    number: subject.number,
    many,
    ...(due ? { due } : {}),
  }
}

/**
 * Where, what and until when; never who reported it, nor a number to call them. Plain text: what citizens wrote is in it.
 * @returns at most 2,048 bytes, of which the end, until when to act, is never cut off
 */
export function robotText(
  { title, text, due }: Notice,
  { facts, dueAt, when }: Pick<Subject, 'facts' | 'dueAt' | 'when'>,
): string {
  const head = [
    `【${plainText(title)}】`,
    ...facts.map(({ label, value }) => `${label}：${plainText(maskContacts(value))}`),
  ]
  const end = due ? [`请于 ${when(due.at)} 前${due.to}`] : dueAt > 0 ? [`时限：${when(dueAt)}`] : []
  const frame = [...head, '', ...end].join('\n')
  const left = ROBOT_BYTES - bytesOf(frame)
  const said = fit(plainText(shorten(maskContacts(text), TEXT)), left, bytesOf)
  return [...head, ...(said === '' ? [] : [said]), ...end].join('\n')
}

/** 45009: 20 in a minute; 45033: too many at once. */
const BUSY = new Set([45009, 45033])
/** The robot was removed, or its key is not one. */
const GONE = new Set([93000, 93004, 93008])
/** What is wrong with one message: its kind, its length, its content. The robot itself works. */
const FAILED = new Set([40008, 40058, 44004, 45002, 47001])

/**
 * @param code 企业微信's; one that is not known passes, perhaps: what waits is seen in the inbox in the end. So does -1, no
 *   answer in time: most likely a proxy hangs, and a group that misses all of an hour is worse than one that reads a
 *   message twice.
 */
export function outcomeOfRobot(code: number): Outcome {
  if (code === 0) return 'sent'
  if (BUSY.has(code)) return 'busy'
  if (GONE.has(code)) return 'gone'
  return FAILED.has(code) ? 'failed' : 'temporary'
}
