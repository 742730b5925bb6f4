/** What the browser's phone puts into its window, for the bundle of the mini program, developer tools and tests. */
interface PhoneGlobal {
  program?: {
    /** What the phone does wrong from now on: names of local/phone/browser/phone/troubles.ts. */
    troubles: { set(names: readonly string[]): void; met: Readonly<Partial<Record<string, number>>> }
    router: {
      top: { instance: { data: Record<string, unknown>; route: string; setData(values: object): void } }
      stack: readonly { path: string }[]
    }
  }
}

declare const __preview: PhoneGlobal
