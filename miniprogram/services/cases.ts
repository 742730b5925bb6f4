import type {
  CaseCard,
  CaseView,
  PublicListInput,
  PublicMapInput,
  PublicMapView,
  ReportForm,
  TimelineEntry,
} from '../domain/api/case'
import type { Page } from '../domain/api/common'
import { DAY } from '../domain/kernel/time'
import { call } from './call'
import { load, save } from './storage'

/** What anyone may see of cases, wherever it is shown; what one package alone asks is in its own service. */

const STORED_FORM = 'reportForm'
const FORM_KEPT = DAY

/** Categories, towns and limits; kept for a day, and longer when there is no network. */
export async function reportForm(now: number = Date.now()): Promise<ReportForm> {
  const kept = load<{ at: number; form: ReportForm }>(STORED_FORM)
  if (kept && now - kept.at < FORM_KEPT) return kept.form
  try {
    return await newReportForm(now)
  } catch (error) {
    if (kept) return kept.form
    throw error
  }
}

/** The form as the city has it now: the one that was kept asks something else. */
export async function newReportForm(now: number = Date.now()): Promise<ReportForm> {
  const form = await call('case', 'form', {})
  save(STORED_FORM, { at: now, form })
  return form
}

export function viewCase(caseId: string): Promise<CaseView> {
  return call('case', 'view', { caseId })
}

/** Entries of a case's history before those that are shown, from the cursor that came with them. */
export function earlierHistory(caseId: string, cursor: string): Promise<Page<TimelineEntry>> {
  return call('case', 'history', { caseId, cursor })
}

/** 我也遇到, or no longer. @returns how many people support the case now */
export async function setSupport(caseId: string, on: boolean): Promise<number> {
  const { supports } = await call('case', on ? 'support' : 'unsupport', { caseId })
  return supports
}

export function publicCases(input: PublicListInput): Promise<Page<CaseCard>> {
  return call('case', 'publicList', input)
}

export function publicMap(input: PublicMapInput): Promise<PublicMapView> {
  return call('case', 'publicMap', input)
}
