import type { Submitted } from '../../../domain/api/case'
import { load, save } from '../../../services/storage'
import type { ReportDraft } from '../form/draft'
import { keepLastPlace } from './chooser-start'
import { keepLeftOut } from './left-out'

const STORED = 'lastSubmitted'

/** The server has the report: keeps its answer for the page that thanks, and what outlives the draft. */
export function keepSubmitted(submitted: Submitted, draft: ReportDraft): void {
  save(STORED, submitted)
  keepLeftOut(submitted, draft)
  if (draft.place) keepLastPlace(draft.place.point)
}

export function lastSubmitted(): Submitted | undefined {
  return load<Submitted>(STORED)
}
