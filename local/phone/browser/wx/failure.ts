/** A refusal that reaches the app as `errMsg: "<api>:fail <reason>"`. */
export class WxFailure extends Error {
  constructor(
    reason: string,
    readonly fields: Record<string, unknown> = {},
  ) {
    super(reason)
  }
}
