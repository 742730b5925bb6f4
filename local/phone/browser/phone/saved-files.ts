const STORE = 'files'

/** Files kept in the browser's database; the handles of all are in memory, so that reading needs no waiting. */
export class SavedFiles {
  private readonly files = new Map<string, Blob>()
  private database: IDBDatabase | undefined

  constructor(private readonly name: string) {}

  async load(): Promise<void> {
    const opening = indexedDB.open(this.name, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    this.database = await settled(opening)
    const store = this.store('readonly')
    const [keys, blobs] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())])
    keys.forEach((key, index) => this.files.set(String(key), blobs[index] as Blob))
  }

  get(path: string): Blob | undefined {
    return this.files.get(path)
  }

  paths(): string[] {
    return [...this.files.keys()]
  }

  async set(path: string, blob: Blob): Promise<void> {
    this.files.set(path, blob)
    await settled(this.store('readwrite').put(blob, path))
  }

  async remove(path: string): Promise<void> {
    this.files.delete(path)
    await settled(this.store('readwrite').delete(path))
  }

  private store(mode: IDBTransactionMode): IDBObjectStore {
    if (this.database === undefined) throw new Error('saved files are not loaded yet')
    return this.database.transaction(STORE, mode).objectStore(STORE)
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser database failed'))
  })
}
