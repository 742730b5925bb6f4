import { isRetryable, messageOf } from '../services/call'
import type { UploadItem } from '../services/uploads'

/** What forms share: pictures that come back with a draft, and words for a try that failed. */

/** A page whose `media-picker` has the id `media`. */
interface WithPicker {
  selectComponent(selector: string): unknown
}

/** What a page may ask of its media picker. */
interface MediaPicker {
  /** Brings back a draft's items; @returns how many are lost and have to be chosen again. */
  restore(items: UploadItem[]): Promise<number>
  /** Starts every failed one again. */
  retryAll(): void
}

/** Missing while the page has no picker, or does not draw it yet. */
function pickerOf(page: WithPicker): MediaPicker | undefined {
  return (page.selectComponent('#media') as MediaPicker | null) ?? undefined
}

/** @returns how many of a draft's pictures are lost and have to be chosen again */
export async function restoreMedia(page: WithPicker, items: UploadItem[]): Promise<number> {
  return items.length === 0 ? 0 : ((await pickerOf(page)?.restore(items)) ?? 0)
}

/** Starts again what could not be uploaded. */
export function retryMedia(page: WithPicker): void {
  pickerOf(page)?.retryAll()
}

/** @returns the sentence for a try that failed, and that nothing written is lost where the same may be tried again */
export function failedTry(error: unknown, isKept: boolean = isRetryable(error)): string {
  return messageOf(error) + (isKept ? '，内容已保存' : '')
}
