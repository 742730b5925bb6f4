import type { PersonDoc } from '../documents'
import type { Changes } from '../platform/database'

/**
 * WeChat gives one message for each yes, of a template and not of a thing. What somebody agreed to on the page of a thing is
 * kept for that thing: its page promises a message, and another thing must not use it up.
 */

/** Things of one person for which messages are kept; those of the oldest become free again. */
const MOST_THINGS = 40

type Counts = Pick<PersonDoc, 'credits' | 'kept'>

const countFor = ({ kept = {} }: Counts, subjectId: string, templateId: string): number =>
  Math.max(0, kept[subjectId]?.[templateId] ?? 0)

/** @returns how many messages of a template are kept for a thing, as far as there are any at all */
export function keptFor(counts: Counts, subjectId: string, templateId: string): number {
  return Math.min(countFor(counts, subjectId, templateId), Math.max(0, counts.credits[templateId] ?? 0))
}

/** @returns how many messages of a template may be spent on a thing: all but what is kept for others */
export function creditsFor(counts: Counts, subjectId: string, templateId: string): number {
  const others = Object.keys(counts.kept ?? {}).filter((id) => id !== subjectId)
  const forOthers = others.reduce((sum, id) => sum + countFor(counts, id, templateId), 0)
  return Math.max(0, (counts.credits[templateId] ?? 0) - forOthers)
}

/** @returns what changes when one message more of each template is kept for a thing */
export function keptChanges(
  counts: Counts,
  subjectId: string,
  templateIds: readonly string[],
): Changes<PersonDoc> {
  const { [subjectId]: own = {}, ...others } = counts.kept ?? {}
  const more = templateIds.map((id) => [id, countFor(counts, subjectId, id) + 1])
  const kept = { ...others, [subjectId]: { ...own, ...(Object.fromEntries(more) as Record<string, number>) } }
  return { kept: Object.fromEntries(Object.entries(kept).slice(-MOST_THINGS)) } as Changes<PersonDoc>
}

/**
 * @param isOver the thing has ended: nothing is kept for it any more
 * @returns what changes when one message was spent on a thing; undefined when nothing was kept for it
 */
export function spentChanges(
  counts: Counts,
  subjectId: string,
  templateId: string,
  isOver: boolean,
): Changes<PersonDoc> | undefined {
  const { [subjectId]: own, ...others } = counts.kept ?? {}
  if (!own) return undefined
  const left = { ...own, [templateId]: Math.max(0, (own[templateId] ?? 0) - 1) }
  return { kept: isOver ? others : { ...others, [subjectId]: left } } as Changes<PersonDoc>
}
