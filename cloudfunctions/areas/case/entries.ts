import type { CaseAction, CaseState } from '#domain/case/workflow'
import type { EntryDoc } from '../../kernel/process/documents'
import { createEntries, createHistory } from '../../kernel/process/history-store'
import { perStore } from '../../kernel/per-store'

/** An entry of a case's history. */
export type CaseEntry = EntryDoc<CaseAction, CaseState>

/** What the histories of cases hold was written by their own life. */
export const asCaseEntry = (entry: EntryDoc): CaseEntry => entry as CaseEntry

export const caseEntryStore = perStore(
  createEntries<CaseAction, CaseState>,
  createHistory<CaseAction, CaseState>,
)
