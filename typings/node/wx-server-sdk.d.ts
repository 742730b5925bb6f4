import 'wx-server-sdk'

// The SDK types its environment's name as a symbol where `init` wants text, and does not know `throwOnNotFound`.
declare module 'wx-server-sdk' {
  export function init(config: { env: typeof DYNAMIC_CURRENT_ENV }): void

  namespace DB {
    interface IDatabaseConfig {
      /** False: a document that is not there is `null` instead of an error. */
      throwOnNotFound?: boolean
    }
  }
}
