import type { TemplatePurpose } from '#domain/api/account'
import type { SubjectRef } from '#domain/kernel/subject'
import type { PersonDoc } from '../documents'
import type { Audience, Notice } from './notice'

export interface AudiencePage {
  people: PersonDoc[]
  /** Where the next page begins; absent at the end. */
  next?: string
}

/** What channels need to know of a thing that is told of, whatever kind of thing it is. */
export interface Subject {
  ref: SubjectRef
  /** What people call it by, for example the number of a case. */
  number: string
  /** What the inbox calls it; empty for an audience that may not read that. */
  nameFor(to: Audience): string
  /** Danger: it goes before everything else that waits for the same group. */
  urgent: boolean
  /** Whose group hears of it. */
  departmentId: string
  /** What a group reads of it: labels and values. They hold what citizens wrote. */
  facts: { label: string; value: string }[]
  /** When its running promise is due, epoch ms; 0 when none runs. */
  dueAt: number
  /** A time as people read it, in the city's time. */
  when(at: number): string
  /**
   * @param after `next` of the page before; '' for the first
   * @returns the active people of an audience, each once; of an audience that may be large, one page
   */
  people(to: Audience, after: string): Promise<AudiencePage>
  /** The city's template for a purpose; empty when it has none. */
  templateId(purpose: TemplatePurpose): string
  /** What a subscribe message of this purpose says, within WeChat's limits. */
  templateData(purpose: TemplatePurpose, notice: Notice): Record<string, string>
  /** The page that a tap on the message opens, for that audience, with its query and without a leading slash. */
  page(purpose: TemplatePurpose, to: Audience): string
}
