/** The phone's storage, typed. Losing what is kept here must never lose what a person has submitted. */

/** @returns what was stored, or undefined. */
export function load<Value>(key: string): Value | undefined {
  try {
    const value: unknown = wx.getStorageSync(key)
    return value === '' ? undefined : (value as Value)
  } catch {
    return undefined
  }
}

/** Stores `value`; a full or broken storage is no reason to stop what the person is doing. */
export function save(key: string, value: unknown): void {
  try {
    wx.setStorageSync(key, value)
  } catch (error) {
    console.warn('storage', key, error)
  }
}

export function remove(key: string): void {
  try {
    wx.removeStorageSync(key)
  } catch (error) {
    console.warn('storage', key, error)
  }
}
