type Listener = (value: never) => void

/** The listeners of `wx.onX` / `wx.offX`. */
export class AppEvents {
  private readonly listeners = new Map<string, Set<Listener>>()

  on(name: string, listener: Listener): void {
    const known = this.listeners.get(name) ?? new Set()
    this.listeners.set(name, known.add(listener))
  }

  /** Without a listener, all of them go. */
  off(name: string, listener?: Listener): void {
    if (listener === undefined) this.listeners.delete(name)
    else this.listeners.get(name)?.delete(listener)
  }

  emit(name: string, value: unknown): void {
    for (const listener of this.listeners.get(name) ?? []) listener(value as never)
  }

  /** `onName` and `offName` for each name. */
  methods(names: string[]): Record<string, (listener?: Listener) => void> {
    return Object.fromEntries(
      names.flatMap((name) => [
        [`on${name}`, (listener?: Listener) => listener && this.on(name, listener)],
        [`off${name}`, (listener?: Listener) => this.off(name, listener)],
      ]),
    )
  }
}
