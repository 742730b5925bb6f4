import type { UploadItem } from '../services/uploads'

/** What a page may ask of its media picker. */
export interface MediaPicker {
  /** Brings back a draft's items; @returns how many are lost and have to be chosen again. */
  restore(items: UploadItem[]): Promise<number>
  /** Starts every failed one again. */
  retryAll(): void
}

/** @returns the page's picker, once it is there. */
export function mediaPickerOf(page: { selectComponent(selector: string): unknown }): MediaPicker | undefined {
  return (page.selectComponent('#media') as MediaPicker | null) ?? undefined
}
