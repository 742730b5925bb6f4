import type { SubjectKind } from '#domain/kernel/subject'
import type { WorkContext } from '../context'
import type { EntryDoc } from '../process/documents'
import type { Notice } from './notice'
import type { Subject } from './subject'

/** What something to be told comes to once it is opened. */
export interface Opened {
  subject: Subject
  notices: Notice[]
  /** What else is to be done; after a crash or a failure it is done again, so a second time must change nothing. */
  follows?(): Promise<void>
  /** What else is to be woken; it must wait for nothing. */
  also?(): void
}

/** How a kind of thing is told of. */
export interface Telling {
  /** @param at epoch ms of what is told  @returns undefined when the thing is gone */
  openSubject(id: string, at: number, context: WorkContext): Promise<Subject | undefined>
  /** What follows from an entry of its history. @returns undefined when the thing is gone */
  openEntry(entry: EntryDoc, context: WorkContext): Promise<Opened | undefined>
}

/** All kinds, so that none can be forgotten. */
export type Tellings = Readonly<Record<SubjectKind, Telling>>
