type Listener = (...values: unknown[]) => void

/** How a page and the page it opened talk: `navigateTo({ events })` and `getOpenerEventChannel()`. */
export class EventChannel {
  private readonly listeners = new Map<string, { listener: Listener; once: boolean }[]>()

  on(name: string, listener: Listener, once = false): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { listener, once }])
  }

  once(name: string, listener: Listener): void {
    this.on(name, listener, true)
  }

  off(name: string, listener?: Listener): void {
    const kept = (this.listeners.get(name) ?? []).filter(
      (entry) => listener !== undefined && entry.listener !== listener,
    )
    this.listeners.set(name, kept)
  }

  emit(name: string, ...values: unknown[]): void {
    const entries = this.listeners.get(name) ?? []
    this.listeners.set(
      name,
      entries.filter(({ once }) => !once),
    )
    for (const { listener } of entries) listener(...values)
  }
}
