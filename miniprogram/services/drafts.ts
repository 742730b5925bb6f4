import type { TellingAction } from '../domain/api/own'
import { DAY } from '../domain/kernel/time'
import { load, remove, save } from './storage'
import type { UploadItem } from './uploads'

/** What someone has begun to write, kept on the phone until the server has acknowledged it. */

const KEPT = 14 * DAY

interface Kept<Draft> {
  at: number
  draft: Draft
}

const keyOf = (name: string) => `draft:${name}`

/** @returns the draft of that name, unless it is older than 14 days. */
export function loadDraft<Draft>(name: string, now: number = Date.now()): Draft | undefined {
  const kept = load<Kept<Draft>>(keyOf(name))
  return kept && now - kept.at < KEPT ? kept.draft : undefined
}

export function saveDraft<Draft>(name: string, draft: Draft, now: number = Date.now()): void {
  const kept: Kept<Draft> = { at: now, draft }
  save(keyOf(name), kept)
}

export function clearDraft(name: string): void {
  remove(keyOf(name))
}

/** Words and pictures that the reporter adds to a case. */
export interface TellDraft {
  key: string
  text: string
  items: UploadItem[]
}

/** @returns the name of the draft of a note to a case, which other pages may begin. */
export const noteDraftName = (caseId: string): string => tellDraftName('addNote', caseId)
export const tellDraftName = (action: TellingAction, caseId: string): string => `${action}-${caseId}`
