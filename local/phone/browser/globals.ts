import type { MiniProgram } from './mini-program'

/** The object given to App(). */
export interface AppInstance {
  onLaunch?(options: object): void
  onShow?(options: object): void
  onHide?(): void
  onError?(message: string): void
  onUnhandledRejection?(event: { reason: unknown }): void
  [member: string]: unknown
}

/** Puts the names every mini program script expects into the global scope; returns a getter of the app. */
export function installGlobals(program: MiniProgram, wx: object): () => AppInstance {
  let app: AppInstance = {}
  Object.assign(globalThis, {
    wx,
    App: (definition: AppInstance) => {
      app = Object.assign(Object.create({}) as AppInstance, definition)
    },
    getApp: () => app,
    getCurrentPages: () => program.router.stack.map((page) => page.instance),
    requirePlugin: (name: string) => {
      throw new Error(`plugin "${name}": plugins are not in the preview`)
    },
    // WXS has no RegExp and Date constructors of its own.
    getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
    getDate: (...values: [number]) => new Date(...values),
  })
  return () => app
}
