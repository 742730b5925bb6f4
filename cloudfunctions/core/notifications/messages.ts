import type { TemplatePurpose } from '../../../miniprogram/domain/api/account'
import { stateLabel } from '../../../miniprogram/domain/case/workflow'
import type { CaseDoc } from '../../database/documents'
import type { Reference } from '../repositories/reference'
import { maskNumbers } from '../views/mask'
import type { Notice } from './notice'

/** WeChat's limits on a template's fields, in characters. */
const THING = 20
/** 企业微信 takes 4,096 bytes; three for each Chinese character. */
const ROBOT_TEXT = 600
const INBOX_TEXT = 200
const CASE_NAME = 16

/** @returns at most `most` characters on one line */
export function shorten(text: string, most: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('')
}

/** A field of the kind `thing` may not be empty. */
const thing = (text: string): string => shorten(text, THING) || '无'

/** @returns 2026年11月23日 14:05 in the city's time, as WeChat takes it */
function templateTime(at: number, { city }: Reference): string {
  const local = new Date(at + city.workingHours.utcOffsetMinutes * 60_000)
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()]
  return `${year}年${month}月${day}日 ${local.toISOString().slice(11, 16)}`
}

export interface Subject {
  found: CaseDoc
  at: number
  reference: Reference
}

function categoryName({ categoryId }: CaseDoc, reference: Reference): string {
  return reference.category(categoryId)?.name ?? '其他'
}

/** The fields of each template, in the order in which the city registers them (docs/deploy.md). */
const TEMPLATE_DATA: Record<TemplatePurpose, (notice: Notice, subject: Subject) => Record<string, string>> = {
  progress: (notice, { found, at, reference }) => ({
    character_string1: found.number,
    thing2: thing(found.text),
    phrase3: stateLabel(found.state),
    time4: templateTime(at, reference),
    thing5: thing(notice.text),
  }),
  finished: (notice, { found, at, reference }) => ({
    character_string1: found.number,
    // Followers may not see the case itself, or not any more; what the reporter wrote is not told to them.
    thing2: thing(notice.to === 'reporter' ? found.text : categoryName(found, reference)),
    thing3: thing(reference.department(found.leadDepartmentId)?.shortName ?? ''),
    time4: templateTime(found.closedAt || at, reference),
    thing5: thing(notice.text),
  }),
  task: (notice, { found, at, reference }) => ({
    character_string1: found.number,
    thing2: thing(categoryName(found, reference)),
    thing3: thing(found.place.address),
    time4: templateTime(found.dueAt || at, reference),
    thing5: thing(notice.title),
  }),
}

/** @returns what a subscribe message of this purpose says, within WeChat's limits */
export function templateData(
  purpose: TemplatePurpose,
  notice: Notice,
  subject: Subject,
): Record<string, string> {
  return TEMPLATE_DATA[purpose](notice, subject)
}

/** @returns the page that a tap on the message opens */
export function pageFor(purpose: TemplatePurpose, caseId: string): string {
  const page = purpose === 'task' ? 'packages/staff/case/index' : 'packages/case/detail/index'
  return `${page}?id=${caseId}`
}

/** @returns what the inbox says. It names the case, because one person may have many; followers may not see its text. */
export function inboxText({ to, text }: Notice, found: CaseDoc): string {
  const named = to === 'followers' || text.includes(found.text)
  return shorten(named ? text : `「${shorten(found.text, CASE_NAME)}」${text}`, INBOX_TEXT)
}

/** @returns the group robot's message: what, where, until when; never who reported it, nor a number to call them */
export function robotMarkdown(notice: Notice, { found, reference }: Subject): string {
  const due = found.dueAt ? [`> 时限：${templateTime(found.dueAt, reference)}`] : []
  return [
    `**${notice.title}**`,
    `> 编号：${found.number}`,
    `> 类别：${categoryName(found, reference)}`,
    `> 地点：${shorten(found.place.address, 60)}`,
    ...due,
    shorten(maskNumbers(notice.text), ROBOT_TEXT),
  ].join('\n')
}
