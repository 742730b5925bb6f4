import { asyncApi } from './api'
import { WxFailure } from './failure'

const LIMIT_KB = 10 * 1024

/** wx storage: each person's phone has its own; values are JSON as in WeChat. */
export function storageApi(person: string): Record<string, unknown> {
  const prefix = `wx:${person}:`
  const keys = (): string[] =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
  const get = (key: string): unknown => {
    const text = localStorage.getItem(prefix + key)
    return text === null ? '' : (JSON.parse(text) as { value: unknown }).value
  }
  const set = (key: string, value: unknown): void => {
    if (value === undefined) throw new WxFailure('data is undefined')
    localStorage.setItem(prefix + key, JSON.stringify({ value }))
  }
  const remove = (key: string): void => localStorage.removeItem(prefix + key)
  const clear = (): void => keys().forEach(remove)
  const info = () => {
    const bytes = keys().reduce((sum, key) => sum + (localStorage.getItem(prefix + key)?.length ?? 0), 0)
    return { keys: keys(), currentSize: Math.ceil(bytes / 1024), limitSize: LIMIT_KB }
  }
  return {
    getStorageSync: get,
    setStorageSync: set,
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    getStorage: asyncApi('getStorage', ({ key }: { key: string }) => {
      if (!keys().includes(key)) throw new WxFailure('data not found')
      return { data: get(key) }
    }),
    setStorage: asyncApi('setStorage', ({ key, data }: { key: string; data: unknown }) => set(key, data)),
    removeStorage: asyncApi('removeStorage', ({ key }: { key: string }) => remove(key)),
    clearStorage: asyncApi('clearStorage', clear),
    getStorageInfo: asyncApi('getStorageInfo', info),
  }
}
