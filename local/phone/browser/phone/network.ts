/** The phone's network, which the shell can cut. */
export class Network {
  private connected = true
  private readonly listeners = new Set<(connected: boolean) => void>()

  get isConnected(): boolean {
    return this.connected
  }

  get type(): 'wifi' | 'none' {
    return this.connected ? 'wifi' : 'none'
  }

  set(connected: boolean): void {
    if (connected === this.connected) return
    this.connected = connected
    document.documentElement.classList.toggle('offline', !connected)
    for (const listener of this.listeners) listener(connected)
  }

  onChange(listener: (connected: boolean) => void): void {
    this.listeners.add(listener)
  }
}
