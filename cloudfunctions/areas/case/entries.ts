import type { Grade, MovedClock, Solved } from '#domain/case/types'
import type { CaseAction, CaseState } from '#domain/case/workflow'
import type { EntryDetails, EntryDoc } from '../../kernel/process/documents'
import { createEntries, createHistory } from '../../kernel/process/history-store'
import { perStore } from '../../kernel/per-store'

/** What an entry of a case may tell beyond what those of all things do. */
export interface CaseDetails extends EntryDetails {
  /** One of the city's reason lists. */
  reasonId?: string
  /** The number of the case that it was merged into. */
  parentNumber?: string
  /** What colleagues should know about it. */
  remark?: string
  /** Entries of the first release: a reason id, a parent's number or a remark. Read through areas/case/event-facts.ts. */
  reason?: string
  /** Whether the citizen was reached, for `contact`. */
  reached?: boolean
  /** Promises that a published calendar moved, for `recalculate`. */
  moved?: MovedClock[]
  toDepartmentId: string
  until: number
  rating?: { grade: Grade; solved: Solved; reasons: string[] }
}

/** An entry of a case's history. */
export type CaseEntry = EntryDoc<CaseAction, CaseState> & CaseDetails

/** What the histories of cases hold was written by their own life. */
export const asCaseEntry = (entry: EntryDoc): CaseEntry => entry as CaseEntry

export const caseEntryStore = perStore(createEntries<CaseEntry>, createHistory<CaseEntry>)
