import { bytesOf, fit } from '#domain/kernel/text/shorten'
import type { RobotMessageDoc } from '../../documents'
import { idOf } from '../../ids'
import { ROBOT_BYTES } from '../robot'
import { groupBy } from './group-by'

/** More than so many of the same rank become one message. */
const ALONE_MOST = 5
/** Numbers that a digest names of each kind of task; the rest are counted. */
const NUMBERS = 10
const NUMBERS_OF_MANY_KINDS = 4
const FEW_KINDS = 4

/** One message to a group, and what it covers. */
export interface Bundle {
  id: string
  rank: RobotMessageDoc['rank']
  text: string
  messages: RobotMessageDoc[]
}

/** How a time reads, and whether it is past. */
export interface Times {
  now: number
  when(at: number): string
}

/** @returns what to send, what is urgent first; each message of `waiting` is in one of them */
export function bundle(waiting: readonly RobotMessageDoc[], times: Times): Bundle[] {
  const ranks = [0, 1] as const
  return ranks.flatMap((rank) => {
    const messages = waiting.filter((message) => message.rank === rank)
    if (messages.length > ALONE_MOST) return [digestOf(messages, rank, times)]
    return messages.map((message) => ({
      id: message._id,
      rank,
      text: message.content,
      messages: [message],
    }))
  })
}

function digestOf(messages: RobotMessageDoc[], rank: Bundle['rank'], times: Times): Bundle {
  const id = idOf('digest', ...messages.map(({ _id }) => _id))
  const text = `【${messages.length} 条提醒】\n${digestText(messages, times)}\n请在小程序“工作台”中办理`
  return { id, rank, text: fit(text, ROBOT_BYTES, bytesOf), messages }
}

/** @returns one line for each kind of task: how many, until when the first, and which come first */
export function digestText(messages: readonly RobotMessageDoc[], times: Times): string {
  const kinds = groupBy(messages, ({ title }) => title)
  const most = kinds.size > FEW_KINDS ? NUMBERS_OF_MANY_KINDS : NUMBERS
  return [...kinds.values()].map((alike) => lineFor(alike, most, times)).join('\n')
}

function lineFor(alike: RobotMessageDoc[], most: number, { now, when }: Times): string {
  const sorted = [...alike].sort((a, b) => (a.due?.at ?? Infinity) - (b.due?.at ?? Infinity))
  const [first] = sorted
  const { title = '', many = '', due } = first ?? {}
  const what = many === '' ? `「${title}」${alike.length} 件` : many.replace('#', String(alike.length))
  const until = due ? `，最早的${due.at < now ? '应' : '请'}于 ${when(due.at)} 前${due.to}` : ''
  const numbers = sorted.slice(0, most).map(({ number }) => number)
  return `${what}${until}：${numbers.join('、')}${alike.length > most ? `（前 ${most} 个）` : ''}`
}
