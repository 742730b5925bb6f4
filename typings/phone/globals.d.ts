/** What the browser's phone puts into its window, for the bundle of the mini program, developer tools and tests. */
interface PhoneGlobal {
  program?: {
    router: {
      top: { instance: { data: Record<string, unknown>; route: string; setData(values: object): void } }
      stack: readonly { path: string }[]
    }
  }
}

declare const __preview: PhoneGlobal
