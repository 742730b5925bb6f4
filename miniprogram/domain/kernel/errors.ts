/**
 * One error shape for the whole product: a code, what the user reads, and (server only) detail for the log.
 * The sentence says what happened and what to do next; it never blames and never leaks.
 */
export const ERROR_TEXTS = {
  // input
  invalid_input: '填写的内容有误，请检查后再试',
  payload_too_large: '提交的内容过大，请减少后再试',
  unknown_action: '当前版本过旧，请重新打开小程序',
  // identity
  not_signed_in: '未能识别您的微信身份，请重新打开小程序',
  forbidden: '您没有权限进行此操作',
  privacy_not_agreed: '请先阅读并同意隐私保护指引',
  // cases
  case_not_found: '没有找到该办件，或该办件未公开',
  wrong_state: '办件状态已变化，请查看最新情况',
  case_conflict: '该办件刚刚被其他人处理，请查看最新情况',
  not_found: '没有找到该内容，或您无权查看',
  already_done: '您已完成此操作',
  photo_required: '请至少上传一张办理后的现场照片',
  foreign_file: '照片未能上传成功，请重新选择',
  unusable_file: '该文件无法使用，请换一个',
  unknown_category: '该问题类别已调整，请重新选择',
  danger_call: '情况紧急，请立即拨打电话',
  outside_city: '所选位置不在服务范围内，请重新选择',
  rating_window_over: '评价已超过期限，感谢您的关注',
  reopen_window_over: '已过申请重办的期限，如仍有问题请重新上报',
  already_reopened: '该办件已重办过一次，已转督办跟进',
  // content
  content_rejected: '内容中有不适合提交的文字，请修改后再提交',
  too_often: '操作过于频繁，请稍后再试',
  // technical
  unavailable: '服务暂时繁忙，请稍后再试',
  timeout: '网络较慢，请稍后再试',
  offline: '网络不可用，请检查网络后重试',
  internal: '服务出现问题，我们已记录，请稍后再试',
} as const
export type ErrorCode = keyof typeof ERROR_TEXTS

/** What travels to the phone. `fields` maps an input path to what is wrong with it. */
export interface ErrorBody {
  code: ErrorCode
  message: string
  requestId?: string
  fields?: Record<string, string>
}

/** Thrown anywhere in the product; `detail` is for the log and never leaves the server. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: Record<string, string> | undefined
  readonly detail: unknown

  /**
   * @param options.text a more concrete sentence for the user than the code's own
   * @param options.fields input path -> what is wrong with it, in Chinese
   */
  constructor(
    code: ErrorCode,
    options: { text?: string; fields?: Record<string, string>; detail?: unknown } = {},
  ) {
    super(options.text ?? ERROR_TEXTS[code])
    this.name = 'AppError'
    this.code = code
    this.fields = options.fields
    this.detail = options.detail
  }

  /** @returns the part that may travel to the phone. */
  toBody(requestId?: string): ErrorBody {
    return {
      code: this.code,
      message: this.message,
      ...(requestId ? { requestId } : {}),
      ...(this.fields ? { fields: this.fields } : {}),
    }
  }
}
