import type { MediaView, TimelineEntry } from '../../domain/api/case'
import { formatCaseNumber } from '../../domain/case/case-number'
import { CLOCK_LABELS, GRADE_LABELS, SOLVED_LABELS } from '../../domain/case/labels'
import { eventLabel } from '../../domain/case/workflow'
import { formatDate, formatMoment } from '../../words/format'

/** An entry as the timeline shows it. */
export interface TimelineRow {
  id: string
  title: string
  by: string
  when: string
  text: string
  /** Facts of the entry in words: where it went, until when, why. */
  facts: string[]
  media: MediaView[]
  internal: boolean
}

/** @returns rows, newest first. */
export function timelineRows(entries: readonly TimelineEntry[], now: number): TimelineRow[] {
  return [...entries].sort((a, b) => b.at - a.at).map((entry) => rowOf(entry, now))
}

function rowOf(entry: TimelineEntry, now: number): TimelineRow {
  return {
    id: entry.id,
    title: eventLabel(entry.action),
    by: entry.person ? `${entry.by} ${entry.person}` : entry.by,
    when: formatMoment(entry.at, now),
    text: entry.text,
    facts: factsOf(entry, now),
    media: entry.media,
    internal: entry.internal ?? false,
  }
}

function factsOf(entry: TimelineEntry, now: number): string[] {
  const facts: string[] = []
  const { action, toDepartment, reason, parentNumber, moved = [] } = entry
  if (toDepartment) facts.push(`${action === 'handBack' ? '建议转给' : '承办部门'}：${toDepartment}`)
  if (parentNumber) facts.push(`并入办件：${formatCaseNumber(parentNumber)}`)
  if (reason) facts.push(`原因：${reason}`)
  if (entry.reached !== undefined) facts.push(entry.reached ? '已联系上' : '未联系上')
  if (entry.remark) facts.push(entry.remark)
  for (const { kind, from, to } of moved)
    facts.push(`${CLOCK_LABELS[kind]}期限：${formatMoment(from, now)} 调整为 ${formatMoment(to, now)}`)
  if (entry.until && moved.length === 0) facts.push(`期限：${formatDate(entry.until, now)}`)
  if (entry.rating) {
    const { grade, solved, reasons } = entry.rating
    facts.push([GRADE_LABELS[grade], SOLVED_LABELS[solved], ...reasons].join(' · '))
  }
  return facts
}
