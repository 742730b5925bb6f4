import type { TemplatePurpose } from '#domain/api/account'
import type { SubjectRef } from '#domain/kernel/subject'
import type { PersonDoc } from '../documents'
import type { Notice } from './notice'

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
  nameFor(to: string): string
  /** Danger: it goes before everything else that waits for the same group. */
  urgent: boolean
  /** @returns the department whose group hears what this audience is told; empty for none */
  groupOf(to: string): string
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
  people(to: string, after: string): Promise<AudiencePage>
  /** @returns whether an audience may be large, so that it comes in pages */
  isLarge(to: string): boolean
  /** The city's template for a purpose; empty when it has none. */
  templateId(purpose: TemplatePurpose): string
  /** What a subscribe message of this purpose says, within WeChat's limits. */
  templateData(purpose: TemplatePurpose, notice: Notice): Record<string, string>
  /** The page that a tap on the message opens, for that audience, with its query and without a leading slash. */
  page(purpose: TemplatePurpose, to: string): string
}
