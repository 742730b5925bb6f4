import { DAY } from '#domain/kernel/time'
import { platformPeople, putIntoInboxes } from '../put-into-inboxes'
import { personStore } from '../../people/store'
import { robotMessageStore } from './robot-messages-store'
import type { RobotMessageDoc } from '../../documents'
import type { WorkContext } from '../../context'
import { idOf } from '../../ids'
import type { Times } from './digest'
import { digestText } from './digest'

/** What cannot be told in a group, and whose group it is. */
interface Undeliverable {
  departmentId: string
  departmentName: string
  messages: RobotMessageDoc[]
  times: Times
}

/**
 * What the group cannot be told is told to the department's liaisons in the inbox, and the platform learns that the
 * group is not reached. Done in three steps, so that a crash tells nobody twice: named, told, ticked off.
 */
export async function replace(what: Undeliverable, context: WorkContext): Promise<void> {
  const { messages, departmentId } = what
  if (messages.length === 0) return
  const ids = messages.map(({ _id }) => _id)
  const digestId = idOf('replaced', departmentId, ...ids)
  await robotMessageStore(context.db).settle(ids, 'replacing', digestId)
  await finishReplacing({ ...what, digestId }, context)
}

/** The second and third step; also what is left of a worker that died after the first. */
export async function finishReplacing(
  what: Undeliverable & { digestId: string },
  context: WorkContext,
): Promise<void> {
  const { messages, departmentId, departmentName, digestId, times } = what
  const { db } = context
  const liaisons = await personStore(db).liaisonsOf(departmentId)
  const text = digestText(messages, times)
  const [only] = messages.length === 1 ? messages : []
  const about = only ? { subject: only.subject } : {}
  await putIntoInboxes(liaisons, { sourceId: digestId, title: '工作群未收到的提醒', text, ...about }, context)
  if (liaisons.length === 0) {
    const alone = `${departmentName}没有联络员，工作群也未收到：${text}`
    const line = { sourceId: digestId, title: '提醒无人收到', text: alone, ...about }
    await putIntoInboxes(await platformPeople(context), line, context)
  }
  await tellPlatform(departmentId, departmentName, context)
  const ids = messages.map(({ _id }) => _id)
  await robotMessageStore(db).settle(ids, 'replaced', digestId)
}

/** Once a day while it lasts: administrators and dispatchers learn that a group is not reached. */
export async function tellPlatform(
  departmentId: string,
  departmentName: string,
  context: WorkContext,
): Promise<void> {
  const sourceId = idOf('robotBroken', departmentId, String(Math.floor(context.now / DAY)))
  const text = `${departmentName}的工作群机器人无法发送消息，提醒已改由小程序消息送达联络员，请检查机器人设置`
  const line = { sourceId, title: '工作群机器人无法发送', text }
  await putIntoInboxes(await platformPeople(context), line, context)
}

