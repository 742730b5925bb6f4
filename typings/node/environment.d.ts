declare namespace NodeJS {
  /** What functions of this product and the SDK read of their environment. */
  interface ProcessEnv {
    /** Where the webhook of WeCom's group robots is; left out, WeCom's own address. */
    WECOM_BASE?: string
    /** The cloud environment that a function runs in. */
    TCB_ENV?: string
    SCF_NAMESPACE?: string
    /** JSON with the `URL` that the SDK sends its requests to instead of the cloud. */
    TCB_CONTEXT_CNFG?: string
    /** Names of the variables that say who calls, separated by commas. */
    WX_CONTEXT_KEYS?: string
    WX_OPENID?: string
    WX_APPID?: string
    /** A browser for the tests, where none is at its usual place. */
    CHROME_PATH?: string
  }
}
