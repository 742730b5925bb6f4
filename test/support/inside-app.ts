/**
 * What a function that a test sends into the app finds there. Such functions travel as text, so a test declares the names that they use:
 * `declare const wx: InsideApp['wx']`.
 */
export interface InsideApp {
  wx: {
    cloud: Record<'callFunction' | 'uploadFile', (options: object) => unknown>
    chooseLocation(options: { success(found: { name: string }): void }): void
    setStorageSync(key: string, value: unknown): void
  }
  getApp: () => { globalData: Record<string, unknown> }
  getCurrentPages: () => { route: string; data: Record<string, unknown> }[]
  location: { search: string }
  document: { querySelector(selector: string): object | null; body: { textContent: string | null } }
}
