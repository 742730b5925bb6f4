/** WeChat's phone as far as the services touch it: storage and the cloud call, in memory. */

interface Phone {
  storage: Map<string, unknown>
  /** What the cloud answers next; throwing is WeChat's failure. */
  answer: (name: string, data: unknown) => Promise<unknown>
  calls: { name: string; data: unknown }[]
}

/** Installs a fresh phone as `wx`. Call it before importing a service. */
export function installPhone(): Phone {
  const phone: Phone = {
    storage: new Map(),
    answer: () => Promise.reject(new Error('no answer set')),
    calls: [],
  }
  const wx = {
    getStorageSync: (key: string) => phone.storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => phone.storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => phone.storage.delete(key),
    cloud: {
      callFunction: async ({ name, data }: { name: string; data: unknown }) => {
        phone.calls.push({ name, data })
        return phone.answer(name, data)
      },
    },
  }
  Object.assign(globalThis, { wx })
  return phone
}
