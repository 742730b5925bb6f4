/** What was opened, to be closed in the opposite order: once, also when opening stopped halfway. */
export class Closing {
  private readonly steps: (() => unknown)[] = []

  /** @returns what was opened, for which `close` is now remembered */
  add<T>(opened: T, close: (opened: T) => unknown): T {
    this.steps.push(() => close(opened))
    return opened
  }

  async close(): Promise<void> {
    for (const step of this.steps.splice(0).reverse()) await step()
  }
}
