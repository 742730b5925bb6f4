/** What the app passes to wx.cloud.uploadFile; always with callbacks. */
interface InsideUpload {
  cloudPath: string
  success?(answer: object): void
  fail?(error: object): void
}

/**
 * What a function that a test sends into the app finds there. Such functions travel as text, so a test declares the names that they use:
 * `declare const wx: InsideApp['wx']`.
 */
interface InsideApp {
  wx: {
    cloud: {
      callFunction(options: { name: string; data?: unknown }): unknown
      uploadFile(options: InsideUpload): unknown
    }
    env: { USER_DATA_PATH: string }
    chooseLocation(options: { success(found: { name: string }): void }): void
    setStorageSync(key: string, value: unknown): void
    arrayBufferToBase64(bytes: ArrayBuffer): string
    getFileSystemManager(): { writeFile(options: object): void }
  }
  getApp: () => Record<string, unknown>
  getCurrentPages: () => {
    route: string
    data: Record<string, unknown>
    getTabBar(): { data: Record<string, unknown> }
  }[]
  location: { search: string }
  document: { querySelector(selector: string): object | null; body: { textContent: string | null } }
}
