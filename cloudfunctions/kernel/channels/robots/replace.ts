import { localDay } from '#domain/kernel/time'
import { platformPeople, putIntoInboxes } from '../put-into-inboxes'
import { personStore } from '../../people/store'
import { robotMessageStore } from './robot-messages-store'
import type { PersonDoc, RobotMessageDoc } from '../../documents'
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
  const ids = idsOf(messages)
  const digestId = idOf('replaced', departmentId, ...ids)
  await robotMessageStore(context.db).settle(ids, 'replacing', digestId)
  await finishReplacing({ ...what, digestId }, context)
}

/** What was named before it is told. */
type Named = Undeliverable & { digestId: string }

/** The second and third step; also what is left of a worker that died after the first. */
export async function finishReplacing(what: Named, context: WorkContext): Promise<void> {
  const { messages, departmentId, departmentName, digestId, times } = what
  const text = digestText(messages, times)
  const alone = `${departmentName}没有联络员，工作群也未收到：${text}`
  if (!(await tellLiaisons(what, { title: '工作群未收到的提醒', text }, context)))
    await tellPeople(await platformPeople(context), what, { title: '提醒无人收到', text: alone }, context)
  await tellPlatform(departmentId, departmentName, context)
  await robotMessageStore(context.db).settle(idsOf(messages), 'replaced', digestId)
}

/** It may be in the group, so it is not sent again: the liaisons read it in the inbox as well. */
export async function tellInDoubt(what: Named, context: WorkContext): Promise<void> {
  const { messages, digestId, times } = what
  const text = digestText(messages, times)
  await tellLiaisons(what, { title: '工作群可能未收到的提醒', text }, context)
  await robotMessageStore(context.db).settle(idsOf(messages), 'replaced', digestId)
}

type Words = Record<'title' | 'text', string>

/** @returns whether the department has any */
async function tellLiaisons(what: Named, words: Words, context: WorkContext): Promise<boolean> {
  const liaisons = await personStore(context.db).liaisonsOf(what.departmentId)
  await tellPeople(liaisons, what, words, context)
  return liaisons.length > 0
}

async function tellPeople(
  people: readonly PersonDoc[],
  { messages, digestId: sourceId }: Named,
  words: Words,
  context: WorkContext,
): Promise<void> {
  const [only] = messages.length === 1 ? messages : []
  await putIntoInboxes(people, { sourceId, ...words, ...(only ? { subject: only.subject } : {}) }, context)
}

const idsOf = (messages: readonly RobotMessageDoc[]): string[] => messages.map(({ _id }) => _id)

/** Once a day while it lasts: administrators and dispatchers learn that a group is not reached. */
export async function tellPlatform(
  departmentId: string,
  departmentName: string,
  context: WorkContext,
): Promise<void> {
  const { city } = await context.reference()
  const sourceId = idOf('robotBroken', departmentId, localDay(context.now, city.workingHours))
  const text = `${departmentName}的工作群机器人无法发送消息，提醒已改由小程序消息送达联络员，请检查机器人设置`
  const line = { sourceId, title: '工作群机器人无法发送', text }
  await putIntoInboxes(await platformPeople(context), line, context)
}
